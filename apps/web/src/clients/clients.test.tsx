import { may, type Permission } from '@portal/domain/access'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleProvider } from '../provider/sample.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { ClientPage } from './page/client-page.tsx'
import { ClientsPage } from './list/clients-page.tsx'
import { PracticePage } from './page/practice-page.tsx'
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
const go = vi.fn<(to: string) => void>()
const owner = (permission: Permission) => may({ side: 'provider', role: 'owner' }, permission)

beforeEach(() =>
  server.use(
    http.get('*/api/v1/clients', () => page([sommer, winter])),
    http.get('*/api/v1/clients/:id', () => HttpResponse.json(sommer)),
    http.get('*/api/v1/clients/:id/history', () => page([])),
    http.get('*/api/v1/clients/:id/note', () =>
      HttpResponse.json({
        clientId: sommer.id,
        text: null,
        version: 0,
        updatedAt: null,
        updatedBy: null,
      }),
    ),
    http.get('*/api/v1/provider', () =>
      HttpResponse.json({ ...sampleProvider, instructionChannels: ['AVV-Portal'] }),
    ),
  ),
)

const list = (address = '') => {
  const { searchParams } = new URL(address, 'https://portal.example')
  return <ClientsPage mayManage query={(name) => searchParams.get(name)} go={go} />
}

it('asks the server for what is looked for, and keeps it in the address', async () => {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/clients', ({ request }) => {
      asked.push(new URL(request.url).search)
      return page([winter])
    }),
  )
  render(spoken(list('/kunden?filter=no-agreement&sort=number')))
  expect(await screen.findByRole('link', { name: 'Praxis Winter' })).toBeTruthy()
  expect(asked).toEqual(['?filter=no-agreement&sort=number'])
  await userEvent.type(screen.getByRole('searchbox'), 'freyung{Enter}')
  expect(go).toHaveBeenCalledWith('/kunden?filter=no-agreement&search=freyung&sort=number')
  await userEvent.selectOptions(screen.getByLabelText('Reihenfolge'), 'von A bis Z')
  expect(go).toHaveBeenLastCalledWith('/kunden?filter=no-agreement')
  const archive = screen.getByRole('link', { name: 'Archiv' })
  expect(archive.getAttribute('href')).toBe('/kunden?filter=archived&sort=number')
})

it.each([
  ['', 'Noch ist kein Auftraggeber angelegt.'],
  ['/kunden?search=xyz', 'Kein Auftraggeber passt zu „xyz“.'],
  ['/kunden?filter=no-agreement', 'Mit jedem Auftraggeber gilt ein AVV.'],
  ['/kunden?filter=archived', 'Kein Auftraggeber ist archiviert.'],
])('says why nothing stands at %s', async (address, said) => {
  server.use(http.get('*/api/v1/clients', () => page([])))
  render(spoken(list(address)))
  expect(await screen.findByText(said)).toBeTruthy()
  expect(screen.getAllByRole('link', { name: 'Auftraggeber anlegen' })).toHaveLength(1)
})

it('says who has no agreement and where nobody has signed in', async () => {
  const blank = { ...sommer, hasAgreement: false, hasEntered: false }
  server.use(http.get('*/api/v1/clients', () => page([blank])))
  render(spoken(list()))
  const row = within(await screen.findByRole('row', { name: /Praxis Sommer/u }))
  expect(row.getByText('kein AVV')).toBeTruthy()
  expect(row.getByText('noch niemand angemeldet')).toBeTruthy()
})

it('says how many instructions are open and leads to them', async () => {
  render(spoken(list()))
  const row = within(await screen.findByRole('row', { name: /Praxis Sommer/u }))
  expect(row.getByRole('link', { name: '2 offene Weisungen' }).getAttribute('href')).toBe(
    `/weisungen?clientId=${sommer.id}`,
  )
})

it('says that there are more than a hundred, and not how many', async () => {
  server.use(http.get('*/api/v1/clients', () => page([busy])))
  render(spoken(list()))
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
      <PracticePage id={sommer.id} mayReadLog={false} mayEdit={false}>
        <p>Die Personen</p>
      </PracticePage>,
    ),
  )
  expect(await screen.findByText('Die Personen')).toBeTruthy()
  expect(screen.getByText('AVV-Portal')).toBeTruthy()
  expect(screen.queryByRole('link', { name: /Sicherheitsprotokoll/u })).toBeNull()
})
