import { Trans, useLingui } from '@lingui/react/macro'
import { faultOf } from '../platform/fault-of.ts'
import { useForm } from '../platform/form.ts'
import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { Advance } from './advance.ts'
import { signInApi } from './sign-in-api-later.ts'
import { StepHeader } from './step-header.tsx'

export function InvitationStep({ token, onNext }: { token: string; onNext: Advance }) {
  const { t } = useLingui()
  const form = useForm(async () => (await signInApi()).asked.newPassword, { password: '' })
  return (
    <>
      <StepHeader title={t`Zugang einrichten`}>
        <p>
          <Trans>
            Sie sind eingeladen. Wählen Sie ein Passwort; danach richten Sie Ihr Telefon als zweiten
            Faktor ein.
          </Trans>
        </p>
      </StepHeader>
      {token === '' ? (
        <Banner tone="alarm">
          <Trans>
            In der Adresse fehlt der Schlüssel Ihrer Einladung. Öffnen Sie den Link aus der E-Mail
            bitte noch einmal vollständig.
          </Trans>
        </Banner>
      ) : (
        <Form
          {...form.onSubmit(async ({ password }) =>
            onNext(await (await signInApi()).acceptInvitation(token, password)),
          )}
        >
          <PasswordField
            label={t`Neues Passwort`}
            autoComplete="new-password"
            description={t`Mindestens 12 Zeichen. Ein Satz, den nur Sie kennen, ist besser als Sonderzeichen.`}
            {...form.field('password')}
          />
          <Refusal error={form.refusal} />
          {faultOf(form.refusal)?.code === 'token-rejected' && (
            <p>
              <Trans>
                Haben Sie Ihr Passwort schon gewählt? Dann <a href="/login">melden Sie sich an</a>.
              </Trans>
            </p>
          )}
          <div>
            <Button type="submit" look="primary" isPending={form.isPending}>
              <Trans>Passwort festlegen</Trans>
            </Button>
          </div>
        </Form>
      )}
    </>
  )
}
