import { Trans, useLingui } from '@lingui/react/macro'
import { type TotpEnrolment, TotpStep } from '@portal/domain/accounts/contract'
import { useForm } from '../platform/form.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Form } from '../ui/form.tsx'
import { OneTimeCode } from '../ui/one-time-code.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { QrCode } from './qr-code.tsx'
import type { Advance } from './advance.ts'
import { confirmEnrolment } from './sign-in-api.ts'
import styles from './sign-in.module.css'
import { StepHeader } from './step-header.tsx'

/** Binds the second factor. The secret is shown here once and never again. */
export function EnrolStep({
  enrolment: { secret, otpauthUri },
  onNext,
}: {
  enrolment: TotpEnrolment
  onNext: Advance
}) {
  const { t } = useLingui()
  const form = useForm(TotpStep, { code: '' })
  return (
    <>
      <StepHeader title={t`Zweiten Faktor einrichten`}>
        <p>
          <Trans>
            Wer hier anweist oder zustimmt, bindet die Praxis. Deshalb genügt ein Passwort allein
            nicht: Ihr Telefon bestätigt, dass Sie es sind.
          </Trans>
        </p>
      </StepHeader>
      <Form {...form.onSubmit(async ({ code }) => onNext(await confirmEnrolment(code)))}>
        <ol className={styles.numbered}>
          <li>
            <Trans>
              Installieren Sie auf Ihrem Telefon eine Authenticator-App, zum Beispiel Aegis, 2FAS,
              Google Authenticator oder Microsoft Authenticator.
            </Trans>
          </li>
          <li className={styles.scan}>
            <Trans>Fügen Sie dort ein Konto hinzu und scannen Sie dieses Bild:</Trans>
            <QrCode
              text={otpauthUri}
              label={t`QR-Code mit dem Schlüssel für Ihre Authenticator-App`}
            />
            <div>
              <Trans>Geht das nicht, geben Sie diesen Schlüssel ein:</Trans>
              <code className={styles.secret}>
                {(secret.match(/.{1,4}/gu) ?? []).map((group, index) => (
                  <span key={index}>{group}</span>
                ))}
              </code>
              <CopyButton text={secret} label={t`Schlüssel kopieren`} />
            </div>
          </li>
          <li>
            <Trans>Geben Sie den Code ein, den die App nun zeigt:</Trans>
          </li>
        </ol>
        <OneTimeCode {...form.field('code')} />
        <Refusal error={form.refusal} />
        <div>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Einrichten und anmelden</Trans>
          </Button>
        </div>
      </Form>
    </>
  )
}
