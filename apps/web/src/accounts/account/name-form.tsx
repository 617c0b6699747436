import { Trans, useLingui } from '@lingui/react/macro'
import { line } from '@portal/domain/text'
import { useMutation } from '@tanstack/react-query'
import { z } from 'zod'
import { useForm } from '../../platform/form/form.ts'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { FormButtons } from '../form-buttons.tsx'
import { changeName } from './queries.ts'

const Name = z.strictObject({ name: line(200) })

export function NameForm({ name, onClose }: { name: string; onClose: () => void }) {
  const { t } = useLingui()
  const change = useMutation(changeName())
  const form = useForm(Name, { name })
  return (
    <Form
      {...form.onSubmit(async (input) => {
        await change.mutateAsync(input.name)
        announce(t`Ihr Name ist geändert.`)
        onClose()
      })}
    >
      <TextField
        label={t`Name`}
        description={t`So stehen Sie in Weisungen, Quittungen und bei den anderen Personen Ihrer Praxis. Was schon ausgestellt ist, behält den alten Namen.`}
        autoComplete="name"
        {...form.field('name')}
      />
      <Refusal error={form.refusal} />
      <FormButtons isPending={form.isPending} onCancel={onClose}>
        <Trans>Name speichern</Trans>
      </FormButtons>
    </Form>
  )
}
