import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../platform/form.ts'
import { Button } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { TextField } from '../ui/text-field.tsx'
import type { Advance } from './advance.ts'
import { signInApi } from './sign-in-api-later.ts'
import { StepHeader } from './step-header.tsx'

export function PasswordStep({
  email,
  onEmail,
  onNext,
}: {
  email: string
  onEmail: (email: string) => void
  onNext: Advance
}) {
  const { t } = useLingui()
  const form = useForm(async () => (await signInApi()).asked.credentials, { email, password: '' })
  return (
    <>
      <StepHeader title={t`Anmelden`} />
      <Form
        {...form.onSubmit(async (credentials) => {
          onEmail(credentials.email)
          await onNext(await (await signInApi()).signIn(credentials))
        })}
      >
        <TextField
          label={t`E-Mail-Adresse`}
          type="email"
          autoComplete="username"
          autoFocus
          {...form.field('email')}
        />
        <PasswordField
          label={t`Passwort`}
          autoComplete="current-password"
          {...form.field('password')}
        />
        <Refusal error={form.refusal} />
        <div>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Weiter</Trans>
          </Button>
        </div>
      </Form>
    </>
  )
}
