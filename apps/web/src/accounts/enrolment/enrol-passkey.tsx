import { Trans, useLingui } from '@lingui/react/macro'
import { deviceName } from '../second-factor/device-name.ts'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { asked, enrolPasskey } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'

/** Binds a passkey of this device. */
export function EnrolPasskey({ onNext, onBack }: { onNext: Advance; onBack: () => void }) {
  const { t } = useLingui()
  const form = useForm(asked.passkey, { name: deviceName() })
  return (
    <>
      <StepHeader title={t`Passkey erstellen`}>
        <p>
          <Trans>
            Ihr Gerät fragt gleich nach Fingerabdruck, Gesicht oder PIN. Davon erfährt das Portal
            nichts: Es bekommt nur einen Schlüssel, der zu diesem Gerät und diesem Portal passt.
          </Trans>
        </p>
      </StepHeader>
      <Form {...form.onSubmit(async ({ name }) => onNext(await enrolPasskey(name)))}>
        <TextField
          label={t`Name des Passkeys`}
          description={t`Damit Sie ihn später wiedererkennen, zum Beispiel der Name des Geräts.`}
          autoComplete="off"
          {...form.field('name')}
        />
        <StepRefusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" icon="passkey" isPending={form.isPending}>
            <Trans>Passkey erstellen</Trans>
          </Button>
          <Button look="quiet" onClick={onBack}>
            <Trans>Anderen Weg wählen</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
