import { Trans, useLingui } from '@lingui/react/macro'
import { ChangeEmail } from '@portal/domain/accounts/links'
import { useMutation } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { changeEmail } from './queries.ts'

export function EmailForm({
  onSent,
  onClose,
}: {
  /** A link is on its way to this address. */
  onSent: (email: string) => void
  onClose: () => void
}) {
  const { t } = useLingui()
  const change = useMutation(changeEmail())
  const form = useForm(ChangeEmail, { email: '' })
  return (
    <Form
      {...form.onSubmit(async ({ email }) => {
        await change.mutateAsync(email)
        onSent(email)
        onClose()
      })}
    >
      <TextField
        label={t`Neue E-Mail-Adresse`}
        description={t`Dorthin schicken wir einen Link. Erst wenn Sie ihn öffnen, gilt die neue Adresse.`}
        type="email"
        autoComplete="email"
        {...form.field('email')}
      />
      <Refusal error={form.refusal} />
      <FormButtons isPending={form.isPending} onCancel={onClose}>
        <Trans>Link senden</Trans>
      </FormButtons>
    </Form>
  )
}
