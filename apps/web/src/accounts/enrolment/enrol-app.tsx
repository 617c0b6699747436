import { Trans, useLingui } from '@lingui/react/macro'
import type { TotpEnrolment } from '@portal/domain/accounts/factors'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { AppSecret } from '../second-factor/app-secret.tsx'
import { OneTimeCode } from '../second-factor/one-time-code.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { QrCode } from '../../ui/data/qr-code.tsx'
import { asked, confirmApp } from '../entry/sign-in-api.ts'
import styles from '../entry/sign-in.module.css'
import { StepHeader } from '../entry/step-header.tsx'
import { StepRefusal } from '../entry/step-refusal.tsx'

/** Binds an authenticator app. The secret is shown here once and never again. */
export function EnrolApp({
  enrolment,
  onNext,
  onBack,
}: {
  enrolment: TotpEnrolment
  onNext: Advance
  onBack: () => void
}) {
  const { t } = useLingui()
  const form = useForm(asked.app, { code: '', name: '' })
  return (
    <>
      <StepHeader title={t`Authenticator-App einrichten`} />
      <Form {...form.onSubmit(async ({ code, name }) => onNext(await confirmApp(code, name)))}>
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
              text={enrolment.otpauthUri}
              label={t`QR-Code mit dem Schlüssel für Ihre Authenticator-App`}
            />
            <div>
              <Trans>Geht das nicht, geben Sie diesen Schlüssel ein:</Trans>
              <AppSecret enrolment={enrolment} />
            </div>
          </li>
          <li>
            <Trans>Geben Sie den Code ein, den die App nun zeigt:</Trans>
          </li>
        </ol>
        <OneTimeCode {...form.field('code')} />
        <TextField
          label={t`Name der App`}
          optional
          description={t`Damit Sie sie später wiedererkennen, zum Beispiel „Diensttelefon“.`}
          autoComplete="off"
          {...form.field('name')}
        />
        <StepRefusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>App einrichten und weiter</Trans>
          </Button>
          <Button look="quiet" onClick={onBack}>
            <Trans>Anderen Weg wählen</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
