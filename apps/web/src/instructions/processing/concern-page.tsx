import { Trans, useLingui } from '@lingui/react/macro'
import { RaiseConcern } from '@portal/domain/instructions/acts'
import { TextArea, TextField } from '../../ui/form/text-field.tsx'
import { raiseConcern } from '../acts.ts'
import { emptyIsNull } from '../empty-is-null.ts'
import styles from '../instruction.module.css'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'

/** The provider holds the instruction to be unlawful and says so at once (§10.2). */
export function ConcernPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="raise_concern"
      schema={RaiseConcern}
      blank={() => ({ norm: '', reasoning: '', suspended: '', continues: null, askedOfClient: '' })}
      send={raiseConcern}
      words={({ number, clientName, proposedBy }) => ({
        title: t`Bedenken erheben`,
        consequence: proposedBy ? (
          <Trans>
            {clientName} erhält Ihre Bedenken zur Änderung {number} sofort. Die Ausführung ruht, bis
            der Auftraggeber die Änderung trotzdem bestätigt oder zurücknimmt; ein anderer Wortlaut
            ist ein neuer Vorschlag.
          </Trans>
        ) : (
          <Trans>
            {clientName} erhält Ihre Bedenken zur Weisung {number} sofort. Die Ausführung ruht, bis
            der Auftraggeber die Weisung bestätigt, ändert oder widerruft; danach geht es weiter, wo
            sie stand.
          </Trans>
        ),
        act: <Trans>Bedenken senden und Ausführung aussetzen</Trans>,
        done: t`Die Bedenken liegen dem Auftraggeber im Portal vor; die Ausführung ruht.`,
      })}
      renderReview={({ norm, reasoning, suspended, continues, askedOfClient }) => (
        <Said
          rows={[
            [t`Verletzte Vorschrift`, norm],
            [t`Begründung`, reasoning],
            [t`Was ruht?`, suspended],
            [t`Was läuft weiter?`, continues],
            [t`Was soll der Auftraggeber tun?`, askedOfClient],
          ]}
        />
      )}
      Fields={ConcernFields}
    />
  )
}

function ConcernFields({ form }: { form: FormOf<typeof RaiseConcern> }) {
  const { t } = useLingui()
  return (
    <>
      <p>
        <Trans>
          Nach § 10.2 weisen Sie den Auftraggeber unverzüglich darauf hin, wenn eine Weisung Ihrer
          Meinung nach gegen das Gesetz verstößt. Sie dürfen ihre Ausführung so lange aussetzen.
        </Trans>
      </p>
      <TextField
        label={t`Welche Vorschrift würde verletzt?`}
        description={t`Etwa: § 630f Abs. 3 BGB`}
        maxLength={300}
        {...form.field('norm')}
      />
      <TextArea
        label={t`Begründung`}
        description={t`So, dass es auch versteht, wer kein Jurist ist.`}
        maxLength={20_000}
        {...form.field('reasoning')}
      />
      <div className={styles.short}>
        <TextArea label={t`Was ruht?`} maxLength={5_000} {...form.field('suspended')} />
        <TextArea
          label={t`Was läuft weiter?`}
          optional
          maxLength={5_000}
          {...emptyIsNull(form.field('continues'))}
        />
        <TextArea
          label={t`Was soll der Auftraggeber tun?`}
          description={t`Sagen Sie, was er prüfen soll und was Sie ihm raten. Bestätigen, ändern oder widerrufen kann er immer.`}
          maxLength={5_000}
          {...form.field('askedOfClient')}
        />
      </div>
    </>
  )
}
