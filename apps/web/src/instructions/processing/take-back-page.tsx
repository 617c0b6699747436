import { Trans, useLingui } from '@lingui/react/macro'
import { TakeBackEntry } from '@portal/domain/instructions/acts'
import { TextArea } from '../../ui/form/text-field.tsx'
import type { FormOf } from '../../platform/form/form.ts'
import { takeBackEntry } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'

/** The provider entered it by mistake. */
export function TakeBackPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="take_back"
      schema={TakeBackEntry}
      blank={() => ({ reason: '' })}
      send={takeBackEntry}
      look="danger"
      words={({ number, clientName }) => ({
        title: t`Eintrag zurücknehmen`,
        consequence: t`${clientName} wird benachrichtigt. Die Weisung ${number} gilt dann nicht; was eingetragen war und warum Sie es zurücknehmen, bleibt festgehalten.`,
        act: <Trans>Eintrag zurücknehmen</Trans>,
        done: t`Der Eintrag ist zurückgenommen.`,
      })}
      renderReview={({ reason }) => <Said rows={[[t`Begründung`, reason]]} />}
      Fields={ReasonFields}
    />
  )
}

function ReasonFields({ form }: { form: FormOf<typeof TakeBackEntry> }) {
  const { t } = useLingui()
  return (
    <TextArea
      label={t`Warum?`}
      description={t`Etwa: für den falschen Auftraggeber eingetragen. Der Auftraggeber liest genau diesen Text.`}
      maxLength={5_000}
      {...form.field('reason')}
    />
  )
}
