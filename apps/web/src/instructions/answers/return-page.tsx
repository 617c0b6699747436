import { Trans, useLingui } from '@lingui/react/macro'
import { SendBackInstruction } from '@portal/domain/instructions/acts'
import { TextArea } from '../../ui/form/text-field.tsx'
import { sendBack } from '../acts.ts'
import { Said } from '../../binding/said.tsx'
import { ProcessingPage } from '../binding/processing-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'

/** The second person does not sign: it goes back to where it came from, with the reason. */
export function ReturnPage({ id, go }: { id: string; go: (to: string) => void }) {
  const { t } = useLingui()
  return (
    <ProcessingPage
      id={id}
      go={go}
      move="send_back"
      schema={SendBackInstruction}
      blank={() => ({ reason: '' })}
      send={sendBack}
      words={({ presented }) => ({
        title: t`Ohne Unterschrift zurückgeben`,
        consequence: (
          <Trans>
            Die Unterschrift von {presented?.by ?? ''} gilt dann nicht mehr. Ihre Praxis sieht die
            Begründung und kann es neu vorlegen.
          </Trans>
        ),
        act: <Trans>Zurückgeben</Trans>,
        done: t`Zurückgegeben, ohne zweite Unterschrift.`,
      })}
      renderReview={({ reason }) => <Said rows={[[t`Begründung`, reason]]} />}
      Fields={ReasonField}
    />
  )
}

function ReasonField({ form }: { form: FormOf<typeof SendBackInstruction> }) {
  const { t } = useLingui()
  return (
    <TextArea
      label={t`Warum unterschreiben Sie nicht?`}
      maxLength={5_000}
      {...form.field('reason')}
    />
  )
}
