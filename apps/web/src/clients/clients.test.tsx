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
import { figure, sampleClient } from './sample.ts'

const uuid = (last: string) => `0198c5a2-0000-7000-8000-0000000000${last}`
const client = (last: string, name: string, city: string) =>
  sampleClient(uuid(last), name, {
    address: { street: 'Weg 1', postalCode: '94032', city, country: 'DE' },
    open: { instructions: figure(2), unreadNotices: figure(0), people: figure(1) },
  })
const sommer = client('c1', 'Praxis Sommer', 'Passau')
const winter = client('c2', 'Praxis Winter', 'Freyung')
const busy = sampleClient(uuid('c3'), 'Praxis Frühling', {
  open: { instructions: figure(100, true), unreadNotices: figure(100), people: figure(100, true) },
})
const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
const owner = (permission: Permission) => may({ side: 'provider', role: 'owner' }, permission)

beforeEach(() =>
  server.use(
    http.get('*/api/v1/clients', () => page([sommer, winter])),
    http.get('*/api/v1/clients/:id', () => HttpResponse.json(sommer)),
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
  expect(screen.getByText('Kein Auftraggeber passt zu „freyungx“.')).toBeTruthy()
})

it('says how many instructions are open and leads to them', async () => {
  render(spoken(<ClientsPage />))
  const row = within(await screen.findByRole('row', { name: /Praxis Sommer/u }))
  expect(row.getByRole('link', { name: '2 offene Weisungen' }).getAttribute('href')).toBe(
    `/weisungen?clientId=${sommer.id}`,
  )
})

it('says that there are more than a hundred, and not how many', async () => {
  server.use(http.get('*/api/v1/clients', () => page([busy])))
  render(spoken(<ClientsPage />))
  const row = within(await screen.findByRole('row', { name: /Praxis Frühling/u }))
  expect(row.getByRole('link', { name: '100+ offene Weisungen' })).toBeTruthy()
  expect(row.getByRole('link', { name: '100 ungelesene Mitteilungen' })).toBeTruthy()
  expect(row.getByRole('cell', { name: '100+' })).toBeTruthy()
})

it('leads from a client to its agreement and documents', async () => {
  render(spoken(<ClientPage id={sommer.id} may={owner} />))
  const links = await screen.findByRole('navigation', { name: 'Zu diesem Auftraggeber' })
  expect(
    within(links)
      .getAllByRole('link')
      .map((link) => link.textContent),
  ).toEqual([
    'Vertrag',
    'Weisungen (2 offen)',
    'Mitteilungen',
    'Dokumente',
    'Nachweise',
    'Sicherheitsprotokoll',
  ])
})

it('shows a practice its people, and whom to ask at the provider', async () => {
  render(
    spoken(
      <PracticePage id={sommer.id} mayReadLog={false}>
        <p>Die Personen</p>
      </PracticePage>,
    ),
  )
  expect(await screen.findByText('Die Personen')).toBeTruthy()
  expect(screen.getByText('AVV-Portal')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /Sicherheitsprotokoll/u })).toBeNull()
})
