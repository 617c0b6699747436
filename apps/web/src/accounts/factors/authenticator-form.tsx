import { Trans, useLingui } from '@lingui/react/macro'
import { TotpCode } from '@portal/domain/accounts/contract'
import type { TotpEnrolment } from '@portal/domain/accounts/factors'
import { FactorName } from '@portal/domain/accounts/passkeys'
import { useMutation } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { AppSecret } from '../second-factor/app-secret.tsx'
import { OneTimeCode } from '../second-factor/one-time-code.tsx'
import { QrCode } from '../../ui/data/qr-code.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import styles from '../account.module.css'
import { addAuthenticator } from './factor-queries.ts'
import { FormButtons } from '../form-buttons.tsx'
import type { OnCodes } from './fresh-codes.tsx'

const Named = FactorName.extend({ code: TotpCode })

/** Binds one more app. Its secret is shown here once and never again. */
export function AuthenticatorForm({
  enrolment,
  onCodes,
  onClose,
}: {
  enrolment: TotpEnrolment
  onCodes: OnCodes
  onClose: () => void
}) {
  const { t } = useLingui()
  const add = useMutation(addAuthenticator())
  const form = useForm(Named, { name: '', code: '' })
  return (
    <div className={styles.panel}>
      <Form
        {...form.onSubmit(async (input) => {
          const { recoveryCodes } = await add.mutateAsync(input)
          announce(t`Die App „${input.name}“ ist hinzugefügt.`)
          onClose()
          if (recoveryCodes) onCodes(recoveryCodes)
        })}
      >
        <TextField
          label={t`Wie soll die App heißen?`}
          description={t`Zum Beispiel nach dem Telefon, auf dem sie läuft.`}
          autoComplete="off"
          autoFocus
          {...form.field('name')}
        />
        <div className={styles.scan}>
          <QrCode
            text={enrolment.otpauthUri}
            label={t`QR-Code mit dem Schlüssel für Ihre Authenticator-App`}
          />
          <div>
            <p>
              <Trans>
                Fügen Sie in der App ein Konto hinzu und scannen Sie dieses Bild. Geht das nicht,
                geben Sie diesen Schlüssel ein:
              </Trans>
            </p>
            <AppSecret enrolment={enrolment} />
          </div>
        </div>
        <OneTimeCode {...form.field('code')} />
        <Refusal error={form.refusal} />
        <FormButtons isPending={form.isPending} onCancel={onClose}>
          <Trans>App hinzufügen</Trans>
        </FormButtons>
      </Form>
    </div>
  )
}
