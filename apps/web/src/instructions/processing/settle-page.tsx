import { Trans, useLingui } from '@lingui/react/macro'
import { SettleContest } from '@portal/domain/instructions/acts'
import { TextArea } from '../../ui/form/text-field.tsx'
import type { FormOf } from '../../platform/form/form.ts'
import { settleContest } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'

/** What was carried out and is not from the client: what both have settled about it. */
export function SettlePage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="settle_contest"
      schema={SettleContest}
      blank={() => ({ outcome: '' })}
      send={settleContest}
      words={({ number, clientName }) => ({
        title: t`Als geklärt festhalten`,
        consequence: t`${clientName} wird benachrichtigt und liest, was Sie zur Weisung ${number} festhalten. Die Aufgabe ist damit beendet.`,
        act: <Trans>Als geklärt festhalten</Trans>,
        done: t`Es ist als geklärt festgehalten.`,
      })}
      renderReview={({ outcome }) => (
        <Said rows={[[t`Was haben Sie mit dem Auftraggeber geklärt?`, outcome]]} />
      )}
      Fields={OutcomeFields}
    />
  )
}

function OutcomeFields({ form }: { form: FormOf<typeof SettleContest> }) {
  const { t } = useLingui()
  return (
    <TextArea
      label={t`Was haben Sie mit dem Auftraggeber geklärt?`}
      description={t`Mit wem, wann, und was mit dem Ausgeführten geschehen ist. Der Auftraggeber liest genau diesen Text.`}
      maxLength={5_000}
      {...form.field('outcome')}
    />
  )
}
