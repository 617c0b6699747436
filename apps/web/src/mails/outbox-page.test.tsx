import type { Mail } from '@portal/domain/mails/contract'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { OutboxPage } from './outbox-page.tsx'

const mail: Mail = {
  id: '0198c5a2-0000-7000-8000-000000000001',
  kind: 'notice.published',
  number: 'M-2026-0004',
  recipient: { name: 'Anna Sommer', email: 'anna@praxis.example' },
  clientName: 'Praxis Sommer',
  status: 'failed',
  subject: 'DATENSCHUTZVORFALL: Mitteilung M-2026-0004 · dringend · Praxis Sommer · Zerer IT',
  text: 'Guten Tag,\n\nDATENSCHUTZVORFALL: Mitteilung M-2026-0004',
  joinedTo: null,
  createdAt: '2026-11-22T08:00:00.000Z',
  sentAt: null,
  acceptedAt: null,
  filedAt: null,
  attempts: 5,
  ending: null,
  serverAnswer: '550 mailbox unavailable',
}

it('puts forward what failed, with the answer of the mail server and the text as sent', async () => {
  server.use(
    http.get('*/api/v1/mails', () => HttpResponse.json({ items: [mail], nextCursor: null })),
  )
  render(spoken(<OutboxPage show={null} mayEnd />))
  const row = within(
    within(await screen.findByRole('list', { name: 'E-Mails' })).getByRole('listitem'),
  )
  expect(row.getByText('fehlgeschlagen')).toBeTruthy()
  expect(row.getAllByText('550 mailbox unavailable').length).toBeGreaterThan(0)
  await userEvent.click(row.getByText('Text und Versand'))
  expect(row.getByText(/Guten Tag/u)).toBeTruthy()
  expect(row.getByText('5 Versuche')).toBeTruthy()
})

it('says of a mail about somebody’s own account what it was for', async () => {
  const own: Mail = {
    ...mail,
    kind: 'second-factor-reset',
    number: '',
    clientName: null,
    recipient: { name: '', email: 'anna@praxis.example' },
  }
  server.use(
    http.get('*/api/v1/mails', () => HttpResponse.json({ items: [own], nextCursor: null })),
  )
  render(spoken(<OutboxPage show={null} mayEnd />))
  const row = within(
    within(await screen.findByRole('list', { name: 'E-Mails' })).getByRole('listitem'),
  )
  expect(row.getByText('anna@praxis.example, eigenes Konto')).toBeTruthy()
  await userEvent.click(row.getByText('Text und Versand'))
  expect(row.getByText('Link für einen neuen zweiten Faktor')).toBeTruthy()
})

it('asks only for what the address says, and explains an empty view', async () => {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/mails', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [], nextCursor: null })
    }),
  )
  render(spoken(<OutboxPage show="failed" mayEnd />))
  expect(await screen.findByText('Jede E-Mail wurde angenommen.')).toBeTruthy()
  expect(asked).toEqual(['?status=failed'])
  expect(screen.getByText('SMTP_URL', { selector: 'p code:first-child' })).toBeTruthy()
})
