import { Trans, useLingui } from '@lingui/react/macro'
import { RejectInstruction } from '@portal/domain/instructions/acts'
import { TextArea } from '../../ui/form/text-field.tsx'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import styles from '../instruction.module.css'
import { Said } from '../../binding/said.tsx'
import { ToldFacts } from '../matters/told.tsx'
import { Wording } from '../wording/wording.tsx'

const Reason = RejectInstruction.pick({ reason: true })

/** Nobody of the client stands by what was told: it was never an instruction (§8.3). */
export function RejectPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="reject"
      act="oral-instruction.rejected"
      schema={Reason}
      blank={() => ({ reason: '' })}
      words={() => ({
        title: t`Nicht bestätigen`,
        lead: <Trans>Was mitgeteilt wurde, gilt dann nicht und wird nicht ausgeführt.</Trans>,
        act: <Trans>Verbindlich zurückweisen</Trans>,
      })}
      renderAbout={(instruction) => (
        <>
          <ToldFacts instruction={instruction} />
          <Wording title={instruction.title} text={instruction.text} />
        </>
      )}
      renderFields={({ form }) => (
        <div className={styles.short}>
          <TextArea
            label={t`Was stimmt nicht?`}
            description={t`Etwa: Das hat niemand von uns gesagt, oder es war anders gemeint.`}
            maxLength={5_000}
            {...form.field('reason')}
          />
        </div>
      )}
      renderReview={({ record: instruction, input }) => (
        <>
          <Wording title={instruction.title} text={instruction.text} />
          <Said
            rows={[
              [t`Ihre Antwort`, t`Das ist keine Weisung von uns.`],
              [t`Ihre Begründung`, input.reason],
            ]}
          />
        </>
      )}
      send={bindingRequest<RejectInstruction>('rejection')}
    />
  )
}
