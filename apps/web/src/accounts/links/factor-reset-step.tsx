import { Trans, useLingui } from '@lingui/react/macro'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import type { Advance } from '../entry/advance.ts'
import { acceptFactorReset, asked } from '../entry/sign-in-api.ts'
import { StepHeader } from '../entry/step-header.tsx'
import { LinkRefusal } from '../entry/what-now.tsx'

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
