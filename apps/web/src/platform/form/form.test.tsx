import { AppError } from '@portal/domain/fault'
import { line } from '@portal/domain/text'
import { render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { spoken } from '../../test/spoken.tsx'
import { Button } from '../../ui/basics/button.tsx'
import { Form } from '../../ui/form/form.tsx'
import { Refusal } from '../../ui/basics/refusal.tsx'
import { TextField } from '../../ui/form/text-field.tsx'
import { keepDraftsFor } from './drafts.ts'
import { useForm } from './form.ts'

const Letter = z.strictObject({ title: line(20) })

function LetterForm({ send }: { send: (letter: z.output<typeof Letter>) => Promise<unknown> }) {
  const form = useForm(Letter, { title: '' }, 'letter')
  return (
    <Form {...form.onSubmit(send)}>
      <TextField label="Betreff" {...form.field('title')} />
      <Refusal error={form.refusal} />
      <Button type="submit">Senden</Button>
    </Form>
  )
}

const refusing = (error: Error) => () => Promise.reject(error)
const subject = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Betreff' })
const send = () => userEvent.click(screen.getByRole('button', { name: 'Senden' }))

it('says at the field what the server refused there', async () => {
  const issues = [{ path: '/title', code: 'control-characters', message: '' }]
  render(spoken(<LetterForm send={refusing(new AppError({ code: 'invalid', issues }))} />))
  await userEvent.type(subject(), 'Hallo')
  await send()
  expect(await screen.findByText(/unsichtbare Steuerzeichen/u)).toBeTruthy()
  expect(subject().getAttribute('aria-invalid')).toBe('true')
  expect(subject().value).toBe('Hallo')
})

it('says beside the form what no field is to blame for', async () => {
  render(
    spoken(<LetterForm send={refusing(new AppError({ code: 'unavailable', retryAfter: 0 }))} />),
  )
  await userEvent.type(subject(), 'Hallo')
  await send()
  expect((await screen.findByRole('alert')).textContent).toContain('nicht erreichbar')
})

it('still holds what was typed when the page comes back after a login', async () => {
  const first = render(
    spoken(<LetterForm send={refusing(new AppError({ code: 'unauthenticated' }))} />),
  )
  await userEvent.type(subject(), 'Hallo')
  await send()
  first.unmount()
  render(spoken(<LetterForm send={async () => {}} />))
  expect(subject().value).toBe('Hallo')
})

it('forgets the draft once it is sent', async () => {
  const first = render(spoken(<LetterForm send={async () => {}} />))
  await userEvent.type(subject(), 'Hallo')
  await send()
  first.unmount()
  render(spoken(<LetterForm send={async () => {}} />))
  expect(subject().value).toBe('')
})

it('shows nobody what another person typed', async () => {
  keepDraftsFor('anna')
  const first = render(spoken(<LetterForm send={async () => {}} />))
  await userEvent.type(subject(), 'Hallo')
  first.unmount()
  keepDraftsFor('bernd')
  render(spoken(<LetterForm send={async () => {}} />))
  expect(subject().value).toBe('')
})
