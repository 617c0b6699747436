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
  locale: 'de',
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
  render(spoken(<OutboxPage show={null} mayEnd mayTry={false} />))
  const row = within(
    within(await screen.findByRole('list', { name: 'E-Mails' })).getByRole('listitem'),
  )
  expect(row.getByText('fehlgeschlagen')).toBeTruthy()
  expect(row.getAllByText('550 mailbox unavailable').length).toBeGreaterThan(0)
  await userEvent.click(row.getByText('Text und Versand'))
  expect(
    row
      .getByText(/Guten Tag/u)
      .closest('[lang]')
      ?.getAttribute('lang'),
  ).toBe('de')
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
  render(spoken(<OutboxPage show={null} mayEnd mayTry={false} />))
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
  render(spoken(<OutboxPage show="failed" mayEnd mayTry={false} />))
  expect(await screen.findByText('Jede E-Mail wurde angenommen.')).toBeTruthy()
  expect(asked).toEqual(['?status=failed'])
  expect(screen.getByText('SMTP_URL', { selector: 'p code:first-child' })).toBeTruthy()
})

it('sends a mail to oneself and shows what the mail server says to it', async () => {
  const trial: Mail = { ...mail, kind: 'mail.trial', number: '', status: 'queued', attempts: 0 }
  let now: Mail[] = []
  server.use(
    http.get('*/api/v1/mails', () => HttpResponse.json({ items: now, nextCursor: null })),
    http.post('*/api/v1/mails/trials', ({ request }) => {
      expect(request.headers.get('idempotency-key')).toBeTruthy()
      now = [{ ...trial, attempts: 1, serverAnswer: 'connect ECONNREFUSED 127.0.0.1:25' }]
      return HttpResponse.json({ id: mail.id }, { status: 201 })
    }),
  )
  render(spoken(<OutboxPage show={null} mayEnd mayTry />))
  await userEvent.click(await screen.findByRole('button', { name: 'Test-E-Mail an mich senden' }))
  const state = within(screen.getByRole('status', { name: 'Stand der Test-E-Mail' }))
  expect(await state.findByText('connect ECONNREFUSED 127.0.0.1:25')).toBeTruthy()
  expect(state.getByText(/versucht es weiter/u)).toBeTruthy()
  now = [{ ...trial, status: 'accepted', serverAnswer: '250 2.0.0 Ok: queued as 4X' }]
  expect(await state.findByText('250 2.0.0 Ok: queued as 4X', {}, { timeout: 5_000 })).toBeTruthy()
})
