import { Trans, useLingui } from '@lingui/react/macro'
import { ConfirmInstruction } from '@portal/domain/instructions/acts'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { ConcernDocument, openConcernOf } from '../matters/concern.tsx'
import { saidOf } from '../matter.ts'
import { Said } from '../../binding/said.tsx'
import { RemarkField } from '../binding/remark-field.tsx'
import { Wording } from '../wording/wording.tsx'

const Remark = ConfirmInstruction.pick({ remark: true })

const confirm = bindingRequest<ConfirmInstruction>('confirmation')

/** The client holds on to its instruction in spite of the concern, which stays on record (§10.2). */
export function ConfirmDespite(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="confirm"
      act="instruction.confirmed"
      schema={Remark}
      blank={() => ({ remark: null })}
      words={() => ({
        title: t`Weisung trotzdem bestätigen`,
        lead: t`Sie bleiben bei Ihrer Weisung, obwohl Ihr Auftragnehmer sie für rechtswidrig hält. Seine Bedenken und Ihre Antwort bleiben festgehalten.`,
        act: <Trans>Trotz Bedenken bestätigen</Trans>,
      })}
      renderAbout={(instruction) => {
        const concern = openConcernOf(instruction)
        return concern && <ConcernDocument of={instruction.id} concern={concern} />
      }}
      renderFields={({ form }) => (
        <RemarkField
          label={t`Warum bleiben Sie dabei?`}
          maxLength={5_000}
          {...form.field('remark')}
        />
      )}
      renderReview={({ record: instruction, input }) => (
        <>
          <Wording title={instruction.title} text={instruction.text} />
          <Said
            rows={[
              [t`Ihre Antwort`, saidOf(instruction)(t`Die Weisung bleibt, wie sie ist.`)],
              [t`Bedenken`, openConcernOf(instruction)?.norm],
              [t`Ihre Begründung`, input.remark ?? t`keine Angabe`],
            ]}
          />
        </>
      )}
      declares={(instruction, { remark }) => ({
        concern: openConcernOf(instruction)?.sequence ?? null,
        remark,
      })}
      send={(seen, { remark }, secondFactor) =>
        confirm(
          seen,
          {
            concern: openConcernOf(seen)?.sequence ?? null,
            remark,
            textSha256: seen.textSha256,
          },
          secondFactor,
        )
      }
    />
  )
}
