import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { PeopleOfClient } from './people-of-client.tsx'
import { clientId, entry, invitation, stored, uuid } from '../sample.ts'

const show = (mayManage = true) =>
  render(spoken(<PeopleOfClient clientId={clientId} side="client" mayManage={mayManage} />))

it('says of everybody with access what they may do and whether the second factor is there', async () => {
  stored()
  show()
  const row = within(await screen.findByRole('row', { name: /Julia Neu/u }))
  expect(row.getByText('nur Lesen')).toBeTruthy()
  expect(row.getByText('fehlt noch')).toBeTruthy()
  const table = within(screen.getByRole('table', { name: 'Personen mit Zugang' }))
  expect(table.getByText('ja, nach § 9')).toBeTruthy()
  expect(row.getByRole('link', { name: 'Julia Neu' }).getAttribute('href')).toBe(
    `/praxis/zugaenge/${uuid('a3')}`,
  )
})

it('offers a member nothing they may not do', async () => {
  stored()
  show(false)
  const table = within(await screen.findByRole('table', { name: 'Personen mit Zugang' }))
  expect(table.queryByRole('link', { name: 'Julia Neu' })).toBeNull()
  expect(screen.queryByText('Person einladen')).toBeNull()
  expect(screen.queryByText('Person eintragen')).toBeNull()
  expect(screen.queryByRole('heading', { name: 'Einladungen' })).toBeNull()
})

it('keeps past entries apart, says until when they are kept, and that nobody may instruct now', async () => {
  stored({
    entries: [
      entry({ current: false, validFrom: '2190-01-01' }),
      entry({
        id: uuid('e2'),
        name: 'Otto Früher',
        current: false,
        validUntil: '2025-06-30',
        keptUntil: '2028-12-31',
      }),
    ],
  })
  show()
  const past = within(await screen.findByRole('table', { name: 'Frühere Einträge' }))
  expect(past.getByText('beendet')).toBeTruthy()
  expect(past.getByText('31.12.2028')).toBeTruthy()
  expect(screen.getByText('Zurzeit darf hier niemand Weisungen erteilen.')).toBeTruthy()
  expect(screen.getByText('noch nicht')).toBeTruthy()
})

it('puts an invitation forward whose mail did not arrive, and says until when each link is good', async () => {
  stored({
    invitations: [
      invitation({
        id: uuid('d3'),
        name: 'Ende Gut',
        status: 'accepted',
        acceptedAt: '2026-11-21T08:00:00.000Z',
      }),
      invitation(),
      invitation({ id: uuid('d2'), name: 'Paul Falsch', mail: 'failed' }),
    ],
  })
  show()
  const open = within(await screen.findByRole('table', { name: 'Offene Einladungen' }))
  const rows = open.getAllByRole('row').slice(1)
  expect(rows[0]?.textContent).toContain('Paul Falsch')
  expect(within(rows[0]!).getByText('E-Mail vom Mailserver nicht angenommen')).toBeTruthy()
  expect(rows[1]?.textContent).toContain('gilt bis 23. November 2026, 14:05 MEZ')
  expect(open.queryByText('Ende Gut')).toBeNull()
  expect(screen.getByText('Frühere Einladungen (1)')).toBeTruthy()
})

it('explains what an invitation is where there is none', async () => {
  stored()
  show()
  expect(await screen.findByText('Keine Einladung ist offen.')).toBeTruthy()
  expect(screen.getByText(/bekommt einen Link per E-Mail/u)).toBeTruthy()
})

it('sends a new link, and says beside it when that is refused', async () => {
  stored({ invitations: [invitation()] })
  server.use(
    http.post('*/api/v1/clients/:id/invitations/:invitation/renewal', () =>
      refuse(429, { code: 'too-many-attempts', retryAfter: 600 }),
    ),
  )
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Erneut einladen: Nina Graf' }))
  expect((await screen.findByRole('alert')).textContent).toContain('10 Minuten')
})

it('revokes an invitation only after saying what that does', async () => {
  stored({ invitations: [invitation()] })
  const revoked = vi.fn<(id: unknown) => void>()
  server.use(
    http.delete('*/api/v1/clients/:id/invitations/:invitation', ({ params }) => {
      revoked(params['invitation'])
      return new HttpResponse(null, { status: 204 })
    }),
  )
  show()
  await userEvent.click(await screen.findByRole('button', { name: 'Widerrufen: Nina Graf' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Diese Einladung widerrufen?' }))
  expect(dialog.getByText(/gilt danach nicht mehr/u)).toBeTruthy()
  expect(revoked).not.toHaveBeenCalled()
  await userEvent.click(dialog.getByRole('button', { name: 'Einladung widerrufen' }))
  await waitFor(() => expect(revoked).toHaveBeenCalledWith(uuid('d1')))
})
