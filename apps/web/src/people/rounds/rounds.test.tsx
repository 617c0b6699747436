import type { InvitedPerson, WholeRound } from '@portal/domain/people/rounds'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { uuid } from '../sample.ts'
import { InviteManyPage } from './invite-many-page.tsx'
import { InvitedPage } from './invited-page.tsx'

const go = vi.fn<(to: string) => void>()
const round = (change: Partial<WholeRound> = {}): WholeRound => ({
  id: null,
  status: 'preview',
  createdAt: '2026-11-20T08:12:00.000Z',
  by: 'Eva Brandl',
  clients: 1,
  progress: 0,
  invited: 0,
  leftOut: 1,
  more: false,
  lines: [
    {
      clientId: uuid('c1'),
      number: 'K-1',
      clientName: 'Praxis Sommer',
      contact: { name: 'Anna Sommer', email: 'anna@sommer.example' },
      leftOut: null,
    },
    {
      clientId: uuid('c2'),
      number: 'K-2',
      clientName: 'Praxis Winter',
      contact: null,
      leftOut: 'no-contact',
    },
  ],
  ...change,
})
const person = (change: Partial<InvitedPerson> = {}): InvitedPerson => ({
  id: uuid('d1'),
  clientId: uuid('c1'),
  clientName: 'Praxis Sommer',
  clientNumber: 'K-1',
  name: 'Anna Sommer',
  email: 'anna@sommer.example',
  role: 'manager',
  phone: '0851 4711',
  state: 'opened',
  invitedBy: 'Eva Brandl',
  invitedAt: '2026-11-20T08:12:00.000Z',
  renewedAt: null,
  openedAt: '2026-11-20T09:00:00.000Z',
  expiresAt: '2026-11-23T08:12:00.000Z',
  acceptedAt: null,
  arrivedAt: null,
  mail: { status: 'accepted', serverAnswer: '250 2.0.0 Ok' },
  ...change,
})
const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
const at = (address: string) => {
  const { searchParams } = new URL(address, 'https://portal.example')
  return { query: (name: string) => searchParams.get(name), go }
}

beforeEach(() => {
  go.mockClear()
  server.use(http.get('*/api/v1/invitation-rounds', () => page([])))
})

it('shows who would be invited and where nobody, with why, and invites exactly those', async () => {
  const sent: unknown[] = []
  server.use(
    http.post('*/api/v1/invitation-rounds', async ({ request }) => {
      sent.push([new URL(request.url).search, await request.json()])
      return HttpResponse.json(
        round(sent.length > 1 ? { id: uuid('e1'), status: 'waiting' } : {}),
        {
          status: 201,
        },
      )
    }),
  )
  render(spoken(<InviteManyPage {...at('/kunden/einladen')} />))
  const enter = await screen.findByRole('link', { name: 'Eintragen: Praxis Winter' })
  expect(enter.getAttribute('href')).toBe(`/kunden/${uuid('c2')}/aendern`)
  expect(screen.getByRole('row', { name: /Praxis Winter/u }).textContent).toContain(
    'Es ist keine Ansprechperson mit E-Mail-Adresse eingetragen.',
  )
  expect(sent).toHaveLength(1)
  await userEvent.click(screen.getByRole('button', { name: 'Eine Person einladen' }))
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/kunden/einladen?vorgang=${uuid('e1')}`))
  expect(sent.slice(0, 2)).toEqual([
    ['?dryRun=true', { of: 'nobody-invited' }],
    ['', { clientIds: [uuid('c1')] }],
  ])
})

it('takes the clients that were ticked from the address', async () => {
  const asked: unknown[] = []
  server.use(
    http.post('*/api/v1/invitation-rounds', async ({ request }) => {
      asked.push(await request.json())
      return HttpResponse.json(round({ lines: [], clients: 0 }), { status: 201 })
    }),
  )
  const ids = [uuid('c1'), uuid('c2')]
  render(spoken(<InviteManyPage {...at(`/kunden/einladen?auswahl=${ids.join('.')}`)} />))
  expect(await screen.findByText('Hier ist niemand einzuladen.')).toBeTruthy()
  expect(asked).toEqual([{ clientIds: ids }])
  expect(screen.getByRole('link', { name: 'Ihre Auswahl' }).getAttribute('aria-current')).toBe(
    'page',
  )
})

it('tells politely how far it is, until all is done', async () => {
  let isDone = false
  server.use(
    http.get('*/api/v1/invitation-rounds/:id', () => {
      const answer = round({
        id: uuid('e1'),
        status: isDone ? 'done' : 'running',
        clients: 3,
        progress: isDone ? 3 : 1,
        invited: isDone ? 3 : 1,
        lines: [],
      })
      isDone = true
      return HttpResponse.json(answer)
    }),
  )
  render(spoken(<InviteManyPage {...at(`/kunden/einladen?vorgang=${uuid('e1')}`)} />))
  expect((await screen.findByRole('status')).textContent).toBe('1 von 3 Auftraggebern')
  expect(await screen.findByText('3 Einladungen sind geschrieben.')).toBeTruthy()
})

it('lists who has not arrived with phone number, and mails those chosen a new link', async () => {
  const sent: unknown[] = []
  const late = person({ id: uuid('d2'), name: 'Bert Winter', state: 'expired', openedAt: null })
  const enrolling = person({
    id: uuid('d3'),
    name: 'Carla Herbst',
    state: 'account-made',
    acceptedAt: '2026-11-21T08:12:00.000Z',
  })
  server.use(
    http.get('*/api/v1/invited-people', () => page([person(), late, enrolling])),
    http.post('*/api/v1/invitation-renewals', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json({
        items: [
          { id: uuid('d1'), outcome: 'too-soon' },
          { id: uuid('d2'), outcome: 'renewed' },
        ],
      })
    }),
  )
  render(spoken(<InvitedPage mayManage {...at('/kunden/einladungen')} />))
  const row = await screen.findByRole('row', { name: /Anna Sommer/u })
  expect(within(row).getByRole('link', { name: '0851 4711' }).getAttribute('href')).toBe(
    'tel:08514711',
  )
  expect(row.textContent).toContain('Einladung aufgerufen')
  expect(row.textContent).toContain('250 2.0.0 Ok')
  const done = screen.getByRole('row', { name: /Carla Herbst/u })
  expect(within(done).queryByRole('button')).toBeNull()
  await userEvent.click(screen.getByRole('button', { name: 'Alle 2 auswählen' }))
  await userEvent.click(
    screen.getByRole('button', { name: '2 Personen einen neuen Link schicken' }),
  )
  expect(
    await screen.findByText(/Anna Sommer: Der letzte Link ging vor weniger als einer Stunde/u),
  ).toBeTruthy()
  expect(screen.getByText(/Bert Winter: Ein neuer Link ist geschrieben/u)).toBeTruthy()
  expect(sent).toEqual([{ invitationIds: [uuid('d1'), uuid('d2')] }])
})

it('offers an auditor nothing to do, and says where nobody is missing', async () => {
  server.use(http.get('*/api/v1/invited-people', () => page([])))
  render(spoken(<InvitedPage mayManage={false} {...at('/kunden/einladungen')} />))
  expect(await screen.findByText('Niemand fehlt.')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Leitungen einladen' })).toBeNull()
})
