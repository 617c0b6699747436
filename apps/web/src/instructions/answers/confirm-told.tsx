import { Trans, useLingui } from '@lingui/react/macro'
import { ConfirmInstruction } from '@portal/domain/instructions/acts'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { ExactWording } from '../wording/exact-wording.tsx'
import { Said } from '../../binding/said.tsx'
import { RemarkField } from '../binding/remark-field.tsx'
import { ToldFacts } from '../matters/told.tsx'

const Remark = ConfirmInstruction.pick({ remark: true })

const confirm = bindingRequest<ConfirmInstruction>('confirmation')

/** An authorised person confirms what was told to the provider; from then on it is an instruction like any other (§8.3). */
export function ConfirmTold(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="confirm"
      act="oral-instruction.confirmed"
      schema={Remark}
      blank={() => ({ remark: null })}
      words={() => ({
        title: t`Mitgeteilte Weisung bestätigen`,
        lead: (
          <Trans>
            Sie bestätigen, dass Sie das angewiesen haben, was Ihr Auftragnehmer aufgeschrieben hat.
          </Trans>
        ),
        act: <Trans>Weisung verbindlich bestätigen</Trans>,
      })}
      renderAbout={(instruction) => (
        <>
          <ToldFacts instruction={instruction} />
          <ExactWording instruction={instruction} />
        </>
      )}
      renderFields={({ form }) => <RemarkField maxLength={5_000} {...form.field('remark')} />}
      renderReview={({ record: instruction, input }) => (
        <>
          <ExactWording instruction={instruction} />
          {input.remark && <Said rows={[[t`Ihre Anmerkung`, input.remark]]} />}
        </>
      )}
      declares={(_, { remark }) => ({ concern: null, remark })}
      send={(seen, { remark }, secondFactor) =>
        confirm(seen, { concern: null, remark, textSha256: seen.textSha256 }, secondFactor)
      }
    />
  )
}
