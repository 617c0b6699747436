import { Trans, useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { RefuseChange, RetractChange } from '@portal/domain/instructions/acts'
import { Said } from '../../binding/said.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import { bindingRequest } from '../acts.ts'
import { InstructionAct, type OnInstruction } from '../binding/instruction-act.tsx'
import { RemarkField } from '../binding/remark-field.tsx'
import styles from '../instruction.module.css'
import { Wording } from '../wording/wording.tsx'

type OfSide = OnInstruction & { side: Side }

const Why = RefuseChange.pick({ reason: true })

/** The side that did not propose it does not agree, and says why (§8.2). */
export function RefusePage({ side, ...stepped }: OfSide) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="refuse"
      mover={side}
      act="change.refused"
      schema={Why}
      blank={() => ({ reason: '' })}
      words={() => ({
        title: t`Vorschlag ablehnen`,
        lead: <Trans>Es bleibt dann, wie es vereinbart ist.</Trans>,
        act: <Trans>Verbindlich ablehnen</Trans>,
      })}
      renderAbout={({ title, text }) => <Wording title={title} text={text} />}
      renderFields={({ form }) => (
        <div className={styles.short}>
          <TextArea label={t`Warum lehnen Sie ab?`} maxLength={5_000} {...form.field('reason')} />
        </div>
      )}
      renderReview={({ record: { title, text }, input }) => (
        <>
          <Wording title={title} text={text} />
          <Said
            rows={[
              [t`Ihre Antwort`, t`Wir stimmen dieser Änderung nicht zu.`],
              [t`Ihre Begründung`, input.reason],
            ]}
          />
        </>
      )}
      send={bindingRequest<RefuseChange>('refusal')}
    />
  )
}

const Perhaps = RetractChange.pick({ reason: true })

/** The side that proposed it takes it back before it is agreed. */
export function RetractPage({ side, ...stepped }: OfSide) {
  const { t } = useLingui()
  return (
    <InstructionAct
      {...stepped}
      move="retract"
      mover={side}
      act="change.retracted"
      schema={Perhaps}
      blank={() => ({ reason: null })}
      words={() => ({
        title: t`Vorschlag zurückziehen`,
        lead: <Trans>Die andere Seite kann ihm dann nicht mehr zustimmen.</Trans>,
        act: <Trans>Verbindlich zurückziehen</Trans>,
      })}
      renderAbout={({ title, text }) => <Wording title={title} text={text} />}
      renderFields={({ form }) => (
        <RemarkField
          label={t`Warum ziehen Sie ihn zurück?`}
          maxLength={5_000}
          {...form.field('reason')}
        />
      )}
      renderReview={({ record: { number, title, text }, input }) => (
        <>
          <Wording title={title} text={text} />
          <Said
            rows={[
              [t`Sie ziehen zurück`, number ?? title],
              [t`Ihre Begründung`, input.reason ?? t`keine Angabe`],
            ]}
          />
        </>
      )}
      send={bindingRequest<RetractChange>('retraction')}
    />
  )
}
