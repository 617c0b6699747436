import { useLingui } from '@lingui/react/macro'
import { WithdrawInstruction } from '@portal/domain/instructions/acts'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { Said } from '../../binding/said.tsx'
import { RemarkField } from '../binding/remark-field.tsx'
import { Wording } from '../wording/wording.tsx'

const Reason = WithdrawInstruction.pick({ reason: true })

/** The client takes the instruction back; what was done by then stays done. */
export function WithdrawPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="withdraw"
      act="instruction.withdrawn"
      schema={Reason}
      blank={() => ({ reason: null })}
      words={({ validFrom }) => ({
        title: t({ context: 'act', message: 'Weisung widerrufen' }),
        lead: validFrom
          ? t`Die Weisung gilt dann ab sofort nicht mehr. Was nach ihr getan wurde, bleibt.`
          : t`Die Weisung wird dann nicht weiter ausgeführt. Was bis dahin getan ist, bleibt getan.`,
        act: t`Weisung verbindlich widerrufen`,
      })}
      renderAbout={(instruction) => <Wording title={instruction.title} text={instruction.text} />}
      renderFields={({ form }) => (
        <RemarkField
          label={t`Warum widerrufen Sie sie?`}
          maxLength={5_000}
          {...form.field('reason')}
        />
      )}
      renderReview={({ record: instruction, input }) => (
        <>
          <Wording title={instruction.title} text={instruction.text} />
          <Said
            rows={[
              [t`Sie widerrufen`, instruction.number ?? instruction.title],
              [t`Ihre Begründung`, input.reason ?? t`keine Angabe`],
            ]}
          />
        </>
      )}
      send={bindingRequest<WithdrawInstruction>('withdrawal')}
    />
  )
}
