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
    <Disown
      {...stepped}
      move="reject"
      act="oral-instruction.rejected"
      path="rejection"
      title={t`Nicht bestätigen`}
    />
  )
}

/** A letter or an email is not from the client, although it counted since it arrived (§9). */
export function ContestPage(stepped: OnInstruction) {
  const { t } = useLingui()
  return (
    <Disown
      {...stepped}
      move="contest"
      act="instruction.contested"
      path="contest"
      title={t`Nicht von uns`}
    />
  )
}

function Disown({
  move,
  act,
  path,
  title,
  ...stepped
}: OnInstruction & {
  move: 'reject' | 'contest'
  act: 'oral-instruction.rejected' | 'instruction.contested'
  path: string
  title: string
}) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move={move}
      act={act}
      schema={Reason}
      blank={() => ({ reason: '' })}
      words={({ executedAt, startedAt }) => ({
        title,
        lead: executedAt ? (
          <Trans>
            Ihr Auftragnehmer hat sie schon ausgeführt. Er muss dann mit Ihnen klären, was damit
            geschieht.
          </Trans>
        ) : startedAt ? (
          <Trans>
            Die Weisung gilt dann nicht und wird nicht weiter ausgeführt. Ihr Auftragnehmer hat sie
            schon begonnen: Was davon ausgeführt ist, muss er mit Ihnen klären.
          </Trans>
        ) : (
          t`Die Weisung gilt dann nicht und wird nicht weiter ausgeführt.`
        ),
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
      send={bindingRequest<RejectInstruction>(path)}
    />
  )
}
