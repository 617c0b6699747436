import { may, type Permission } from '@portal/domain/access'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it } from 'vitest'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { ClientPage } from './client-page.tsx'
import { ClientsPage } from './clients-page.tsx'
import { PracticePage } from './practice-page.tsx'

const uuid = (last: string) => `0198c5a2-0000-7000-8000-0000000000${last}`
const client = (last: string, name: string, city: string) => ({
  id: uuid(last),
  name,
  address: { street: 'Weg 1', postalCode: '94032', city, country: 'DE' },
  privacyContact: { name: 'Dr. Karin Stadler', email: 'karin@ds.example', role: 'dpo' },
  open: { instructions: 2, unreadNotices: 0, people: 1 },
})
const sommer = client('c1', 'Praxis Sommer', 'Passau')
const winter = client('c2', 'Praxis Winter', 'Freyung')
const person = {
  email: 'anna@praxis.example',
  phone: null,
  userId: null,
  validFrom: '2025-01-01',
  deputyOf: null,
}
const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
const owner = (permission: Permission) => may({ side: 'provider', role: 'owner' }, permission)

beforeEach(() =>
  server.use(
    http.get('*/api/v1/clients', () => page([sommer, winter])),
    http.get('*/api/v1/clients/:id', () => HttpResponse.json(sommer)),
    http.get('*/api/v1/clients/:id/members', () =>
      page([
        {
          userId: uuid('a1'),
          name: 'Julia Neu',
          email: 'julia@praxis.example',
          role: 'viewer',
          locale: 'de',
          authorised: false,
          secondFactor: false,
        },
      ]),
    ),
    http.get('*/api/v1/clients/:id/authorised-persons', () =>
      page([
        {
          ...person,
          id: uuid('b1'),
          name: 'Anna Sommer',
          function: 'Leitung',
          validUntil: null,
          current: true,
        },
        {
          ...person,
          id: uuid('b2'),
          name: 'Otto Früher',
          function: 'Leitung',
          validUntil: '2025-06-30',
          current: false,
        },
      ]),
    ),
    http.get('*/api/v1/provider', () =>
      HttpResponse.json({
        name: 'Zerer IT',
        address: { street: 'Gasse 2', postalCode: '94036', city: 'Passau', country: 'DE' },
        contact: { name: 'Robert Zerer', role: 'contact', email: 'r@zerer.example', phone: null },
        instructionRecipients: ['Robert Zerer'],
        instructionChannels: ['AVV-Portal'],
      }),
    ),
  ),
)

it('finds a client by name or place', async () => {
  render(spoken(<ClientsPage />))
  await userEvent.type(await screen.findByRole('searchbox'), 'freyung')
  expect(screen.getByRole('link', { name: 'Praxis Winter' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Praxis Sommer' })).toBeNull()
  await userEvent.type(screen.getByRole('searchbox'), 'x')
  expect(screen.getByText('Kein Kunde passt zu „freyungx“.')).toBeTruthy()
})

it('says how many instructions are open and leads to them', async () => {
  render(spoken(<ClientsPage />))
  const row = within(await screen.findByRole('row', { name: /Praxis Sommer/u }))
  expect(row.getByRole('link', { name: '2 offene Weisungen' }).getAttribute('href')).toBe(
    `/weisungen?clientId=${sommer.id}`,
  )
})

it('keeps past entries of the register apart from who may instruct now', async () => {
  render(spoken(<ClientPage id={sommer.id} may={owner} />))
  const valid = within(await screen.findByRole('table', { name: 'Weisungsberechtigte Personen' }))
  const past = within(screen.getByRole('table', { name: 'Frühere Einträge' }))
  expect(valid.getByText('Anna Sommer')).toBeTruthy()
  expect(valid.queryByText('Otto Früher')).toBeNull()
  expect(past.getByText('beendet')).toBeTruthy()
  expect(past.getByText('30.06.2025')).toBeTruthy()
})

it('leads from a client to its agreement and documents', async () => {
  render(spoken(<ClientPage id={sommer.id} may={owner} />))
  const links = await screen.findByRole('navigation', { name: 'Zu diesem Kunden' })
  expect(
    within(links)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual(['Vertrag', 'Weisungen (2 offen)', 'Mitteilungen', 'Dokumente'])
})

it('shows a practice who has access, and whom to ask at the provider', async () => {
  render(spoken(<PracticePage id={sommer.id} />))
  const row = within(await screen.findByRole('row', { name: /Julia Neu/u }))
  expect(row.getByText('nur Lesen')).toBeTruthy()
  expect(row.getByText('fehlt noch')).toBeTruthy()
  expect(screen.getByText('AVV-Portal')).toBeTruthy()
})
