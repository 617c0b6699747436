import { Trans } from '@lingui/react/macro'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { Form } from '../../ui/form/form.tsx'
import { ContactFields } from './entry-fields.tsx'
import { ContactForm, contactOf, contactValues } from './entry-form.ts'
import { useChange } from './use-change.ts'

/** Whom to turn to at a subprocessor that works for clients. */
export function ChangeContact({
  subprocessor,
  onDone,
}: {
  subprocessor: Subprocessor
  onDone: () => void
}) {
  const change = useChange(subprocessor)
  const form = useForm(
    ContactForm,
    contactValues(subprocessor),
    `subprocessor contact ${subprocessor.id}`,
  )
  return (
    <Form
      {...form.onSubmit(async (input) => {
        await change({ contact: contactOf(input) })
        onDone()
      })}
    >
      <ContactFields field={form.field} />
      <Refusal error={form.refusal} />
      <ButtonRow>
        <Button type="submit" look="primary" isPending={form.isPending}>
          <Trans>Speichern</Trans>
        </Button>
      </ButtonRow>
    </Form>
  )
}
