import { Trans, useLingui } from '@lingui/react/macro'
import { ChangePassword } from '@portal/domain/accounts/links'
import { readableAddress } from '@portal/domain/mail-address'
import { useMutation } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { PasswordField } from '../../ui/form/password-field.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { changePassword } from './queries.ts'

export function PasswordForm({ email, onClose }: { email: string; onClose: () => void }) {
  const { t } = useLingui()
  const change = useMutation(changePassword())
  const form = useForm(ChangePassword, { password: '' })
  return (
    <Form
      {...form.onSubmit(async ({ password }) => {
        await change.mutateAsync(password)
        announce(t`Ihr Passwort ist geändert, alle anderen Sitzungen sind beendet.`)
        onClose()
      })}
    >
      {/* Tells a password manager whose password this is. */}
      <input type="text" autoComplete="username" value={readableAddress(email)} readOnly hidden />
      <PasswordField
        label={t`Neues Passwort`}
        autoComplete="new-password"
        description={t`Mindestens 12 Zeichen. Ein Satz, den nur Sie kennen, ist besser als Sonderzeichen. Alle anderen Sitzungen werden beendet.`}
        {...form.field('password')}
      />
      <Refusal error={form.refusal} />
      <FormButtons isPending={form.isPending} onCancel={onClose}>
        <Trans>Passwort ändern</Trans>
      </FormButtons>
    </Form>
  )
}
