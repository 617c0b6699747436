import { type Instruction, Writing } from '@portal/domain/instructions/contract'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useForm } from '../../platform/form/form.ts'
import { Button, ButtonRow } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { announce } from '../../ui/basics/live-region.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextArea } from '../../ui/form/text-field.tsx'
import styles from '../instruction.module.css'
import { PatientDataWarning } from '../fields/patient-data-warning.tsx'

/** A text for others to read; what is typed stays in this tab until it is sent. */
export function WritingForm({
  draft,
  label,
  description,
  act,
  done,
  send,
}: {
  /** The name under which it is kept. */
  draft: string
  label: string
  description: string
  act: ReactNode
  done: string
  send: (input: Writing) => Promise<Instruction>
}) {
  const form = useForm(Writing, { text: '' }, draft)
  const writing = useMutation({ mutationFn: send })
  return (
    <div data-print="no">
      <Form
        {...form.onSubmit(async (input) => {
          await writing.mutateAsync(input)
          form.set({ text: '' })
          announce(done)
        })}
      >
        <div className={styles.short}>
          <TextArea
            label={label}
            description={description}
            maxLength={10_000}
            {...form.field('text')}
          />
        </div>
        <PatientDataWarning texts={[form.values.text]} />
        <Refusal error={form.refusal} />
        <ButtonRow>
          <Button type="submit" isPending={form.isPending}>
            {act}
          </Button>
        </ButtonRow>
      </Form>
    </div>
  )
}
