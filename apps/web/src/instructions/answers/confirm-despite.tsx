import { Trans, useLingui } from '@lingui/react/macro'
import { ConfirmInstruction } from '@portal/domain/instructions/acts'
import { challengeOfInput } from '../../binding/challenge.ts'
import { confirmInstruction } from '../acts.ts'
import { BindingPage } from '../binding/binding-page.tsx'
import { ConcernDocument, openConcernOf } from '../matters/concern.tsx'
import { RemarkField, Said } from '../binding/said.tsx'
import type { Stepped } from '../binding/use-binding.ts'
import { Wording } from '../wording/wording.tsx'

const Remark = ConfirmInstruction.pick({ remark: true })

/** The client holds on to its instruction in spite of the concern, which stays on record (§10.2). */
export function ConfirmDespite(stepped: Stepped) {
  const { t } = useLingui()
  return (
    <BindingPage
      {...stepped}
      move="confirm"
      path="bestaetigen"
      clause="§ 10.2"
      schema={Remark}
      blank={() => ({ remark: null })}
      words={() => ({
        title: t`Weisung trotzdem bestätigen`,
        lead: (
          <Trans>
            Sie bleiben bei Ihrer Weisung, obwohl Ihr IT-Dienstleister sie für rechtswidrig hält.
            Seine Bedenken und Ihre Antwort bleiben festgehalten.
          </Trans>
        ),
        act: <Trans>Trotz Bedenken bestätigen</Trans>,
      })}
      renderAbout={({ instruction }) => {
        const concern = openConcernOf(instruction)
        return concern && <ConcernDocument concern={concern} />
      }}
      renderFields={({ form }) => (
        <RemarkField
          label={t`Warum bleiben Sie dabei?`}
          maxLength={5_000}
          {...form.field('remark')}
        />
      )}
      renderReview={({ instruction, input }) => (
        <>
          <Wording title={instruction.title} text={instruction.text} />
          <Said
            rows={[
              [t`Ihre Antwort`, t`Die Weisung bleibt, wie sie ist.`],
              [t`Bedenken`, openConcernOf(instruction)?.norm],
              [t`Ihre Begründung`, input.remark ?? t`keine Angabe`],
            ]}
          />
        </>
      )}
      challenge={(instruction, { remark }) =>
        challengeOfInput('instruction.confirmed', instruction.id, {
          concern: openConcernOf(instruction)?.sequence ?? null,
          remark,
        })
      }
      send={(seen, { remark }, secondFactor) =>
        confirmInstruction(
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
