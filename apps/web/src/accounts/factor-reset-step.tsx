import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../platform/form.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PasswordField } from '../ui/password-field.tsx'
import type { Advance } from './advance.ts'
import { acceptFactorReset, asked } from './sign-in-api.ts'
import { StepHeader } from './step-header.tsx'
import { LinkRefusal } from './what-now.tsx'

/** The link alone binds nothing: the password comes first, then a factor that replaces all others. */
export function FactorResetStep({ token, onNext }: { token: string; onNext: Advance }) {
  const { t } = useLingui()
  const form = useForm(asked.knownPassword, { password: '' })
  return (
    <>
      <StepHeader title={t`Zweiten Faktor neu einrichten`}>
        <p>
          <Trans>
            Geben Sie zuerst Ihr Passwort ein. Sobald Sie danach einen neuen zweiten Faktor
            eingerichtet haben, gelten alle bisherigen und alle alten Wiederherstellungscodes nicht
            mehr.
          </Trans>
        </p>
      </StepHeader>
      <Form
        {...form.onSubmit(async ({ password }) => onNext(await acceptFactorReset(token, password)))}
      >
        <PasswordField
          label={t`Ihr Passwort`}
          autoComplete="current-password"
          {...form.field('password')}
        />
        <LinkRefusal kind="factor" error={form.refusal} />
        <ButtonRow>
          <Button type="submit" look="primary" isPending={form.isPending}>
            <Trans>Weiter</Trans>
          </Button>
        </ButtonRow>
      </Form>
    </>
  )
}
