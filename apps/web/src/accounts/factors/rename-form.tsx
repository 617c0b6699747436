import { Trans, useLingui } from '@lingui/react/macro'
import { FactorName } from '@portal/domain/accounts/passkeys'
import { useMutation } from '@tanstack/react-query'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { type FactorKind, renameFactor } from './factor-queries.ts'
import { FormButtons } from '../form-buttons.tsx'

export function RenameForm({
  kind,
  id,
  name,
  onClose,
}: {
  kind: FactorKind
  id: string
  name: string
  onClose: () => void
}) {
  const { t } = useLingui()
  const rename = useMutation(renameFactor(kind, id))
  const form = useForm(FactorName, { name })
  return (
    <Form
      {...form.onSubmit(async (input) => {
        await rename.mutateAsync(input.name)
        onClose()
      })}
    >
      <TextField label={t`Name`} autoComplete="off" autoFocus {...form.field('name')} />
      <Refusal error={form.refusal} />
      <FormButtons isPending={form.isPending} onCancel={onClose}>
        <Trans>Umbenennen</Trans>
      </FormButtons>
    </Form>
  )
}
