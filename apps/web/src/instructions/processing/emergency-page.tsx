import { Trans, useLingui } from '@lingui/react/macro'
import { StartInEmergency } from '@portal/domain/instructions/acts'
import { Banner } from '../../ui/basics/banner.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import type { FormOf } from '../../platform/form/form.ts'
import { startInEmergency } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'

/** The provider begins what it was only told before anybody of the client stands by it (§8.3). */
export function EmergencyPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="start_emergency"
      schema={StartInEmergency}
      blank={() => ({ reason: '' })}
      send={startInEmergency}
      words={({ number, clientName }) => ({
        title: t`Als Notfall beginnen`,
        consequence: (
          <Trans>
            {clientName} wird sofort benachrichtigt, dass Sie die Weisung {number} vor der
            Bestätigung ausführen. Ihr Name, die Uhrzeit und Ihr Grund bleiben festgehalten.
          </Trans>
        ),
        act: <Trans>Ausführung als Notfall beginnen</Trans>,
        done: t`Die Ausführung ist begonnen.`,
      })}
      renderReview={({ reason }) => <Said rows={[[t`Warum kann es nicht warten?`, reason]]} />}
      Fields={ReasonFields}
    />
  )
}

function ReasonFields({ form }: { form: FormOf<typeof StartInEmergency> }) {
  const { t } = useLingui()
  return (
    <>
      <Banner tone="caution" title={<Trans>Noch niemand hat die Weisung bestätigt.</Trans>}>
        <p>
          <Trans>
            Beginnen Sie nur, wenn es nicht warten kann. Weist der Auftraggeber die Weisung danach
            zurück, müssen Sie mit ihm klären, was geschehen soll.
          </Trans>
        </p>
      </Banner>
      <TextArea
        label={t`Warum kann es nicht warten?`}
        description={t`Der Auftraggeber liest genau diesen Text.`}
        maxLength={5_000}
        {...form.field('reason')}
      />
    </>
  )
}
