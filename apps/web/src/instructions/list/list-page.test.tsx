import type { InstructionItem } from '@portal/domain/instructions/contract'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleClient } from '../../clients/sample.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { InstructionListPage } from './list-page.tsx'
import { clientId, given } from '../sample.ts'

const asked: string[] = []

function answer(...pages: InstructionItem[][]) {
  asked.length = 0
  server.use(
    http.get('*/api/v1/instructions', ({ request }) => {
      const { search, searchParams } = new URL(request.url)
      asked.push(search)
      const page = Number(searchParams.get('cursor') ?? 0)
      const nextCursor = page + 1 < pages.length ? String(page + 1) : null
      return HttpResponse.json({ items: pages[page] ?? [], nextCursor })
    }),
    http.get('*/api/v1/clients', () => HttpResponse.json({ items: [], nextCursor: null })),
  )
}

function show(side: 'client' | 'provider', search = '', mayDraft = side === 'client') {
  const go = vi.fn<(to: string) => void>()
  const query = (name: string) => new URLSearchParams(search).get(name)
  render(
    spoken(
      <InstructionListPage
        side={side}
        mayDraft={mayDraft}
        maySubmit={false}
        query={query}
        go={go}
      />,
    ),
  )
  return go
}

it('explains to a new client what an instruction is, and lets it write the first', async () => {
  answer([])
  show('client')
  expect(await screen.findByText('Sie haben noch keine Weisung erteilt.')).toBeTruthy()
  expect(screen.getByText(/dokumentiertes elektronisches Format \(§ 8\.3\)/u)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Erste Weisung schreiben' })).toBeTruthy()
})

it('offers no instruction to somebody who may only read', async () => {
  answer([])
  show('client', '', false)
  expect(await screen.findByText(/erlaubt das Lesen/u)).toBeTruthy()
  expect(screen.queryByRole('link', { name: /Weisung schreiben/u })).toBeNull()
})

it('shows the provider what is open first, and says when there is nothing', async () => {
  answer([])
  show('provider')
  expect(await screen.findByText('Keine Weisung ist offen.')).toBeTruthy()
  expect(asked).toEqual(['?open=true&sort=due'])
})

it('narrows to any of a hundred and one clients', async () => {
  answer([])
  const clients = Array.from({ length: 101 }, (_, index) =>
    sampleClient(`0198c5a2-0000-7000-8000-${String(index).padStart(12, '0')}`, `Praxis ${index}`),
  )
  server.use(
    http.get('*/api/v1/clients', ({ request }) => {
      const { searchParams } = new URL(request.url)
      const from = Number(searchParams.get('cursor') ?? 0)
      const to = from + Math.min(100, Number(searchParams.get('limit') ?? 20))
      const nextCursor = to < clients.length ? String(to) : null
      return HttpResponse.json({ items: clients.slice(from, to), nextCursor })
    }),
  )
  const go = show('provider')
  await userEvent.click(await screen.findByText('Suchen und eingrenzen'))
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis 100')
  expect(go).toHaveBeenCalledWith(expect.stringContaining(`clientId=${clients[100]!.id}`))
})

it('says who has to do what next, and that a wished day has passed', async () => {
  answer([given({ wishedDate: '2020-01-02', urgency: 'urgent' })])
  show('provider')
  expect(await screen.findByRole('link', { name: 'Akte löschen' })).toBeTruthy()
  expect(screen.getByText('Praxis Sommer')).toBeTruthy()
  expect(screen.getByText('Eingang bestätigen')).toBeTruthy()
  const list = within(screen.getByRole('table'))
  expect(list.getByText('dringend')).toBeTruthy()
  expect(list.getByText(/überschritten/u).textContent).toBe('02.01.2020, überschritten')
})

it('does not alarm the client over the day it wished for', async () => {
  answer([given({ wishedDate: '2020-01-02' })])
  show('client')
  expect(await screen.findByText('02.01.2020')).toBeTruthy()
  expect(within(screen.getByRole('table')).queryByText(/überschritten/u)).toBeNull()
})

it('keeps what is filtered in the address', async () => {
  answer([given()])
  const go = show('provider', `view=ended&clientId=${clientId}`)
  await userEvent.selectOptions(
    await screen.findByRole('combobox', { name: 'Art' }),
    'Daten löschen',
  )
  expect(asked).toEqual([`?open=false&clientId=${clientId}&sort=due`])
  expect(go).toHaveBeenCalledWith(
    `/weisungen?view=ended&kind=erasure&clientId=${clientId}&sort=due`,
  )
})

it('leaves out what an address says wrongly', async () => {
  answer([given()])
  show('client', 'status=lost&kind=7&view=x')
  await screen.findByRole('link', { name: 'Akte löschen' })
  expect(asked).toEqual([''])
})

it('looks for words, whose turn it is and what is overdue, all of it kept in the address', async () => {
  answer([given()])
  const go = show('provider', 'turn=provider&overdue=true&search=Akte&urgency=urgent')
  const word = await screen.findByRole<HTMLInputElement>('searchbox', { name: 'Titel oder Nummer' })
  expect(word.value).toBe('Akte')
  expect(asked).toEqual([
    '?open=true&turn=provider&urgency=urgent&overdue=true&search=Akte&sort=due',
  ])
  await userEvent.clear(word)
  await userEvent.type(word, 'W-2026{Enter}')
  expect(go).toHaveBeenLastCalledWith(
    '/weisungen?view=open&turn=provider&urgency=urgent&overdue=true&search=W-2026&sort=due',
  )
  await userEvent.selectOptions(
    screen.getByRole('combobox', { name: 'Reihenfolge' }),
    'zuletzt bewegt',
  )
  expect(go).toHaveBeenLastCalledWith(
    '/weisungen?view=open&turn=provider&urgency=urgent&overdue=true&search=Akte&sort=moved',
  )
})

it('goes on with a search that has not looked through everything yet', async () => {
  answer([], [given()])
  show('provider', 'search=Akte')
  expect(
    await screen.findByText('Nichts gefunden, aber noch nicht alles durchgesehen.'),
  ).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Mehr laden' }))
  expect(await screen.findByRole('link', { name: 'Akte löschen' })).toBeTruthy()
  expect(screen.queryByText(/noch nicht alles/u)).toBeNull()
})

it('says until when a standing instruction holds', async () => {
  answer([
    given({ status: 'closed', validFrom: '2026-01-01', validUntil: '2026-12-31' }),
    given({ id: clientId, status: 'expired', validFrom: '2025-01-01', validUntil: '2025-12-31' }),
  ])
  show('client')
  expect(await screen.findByText(/gilt bis/u)).toBeTruthy()
  expect(screen.getByText(/ausgelaufen mit dem/u).textContent).toContain('31. Dezember 2025')
})

it('loads more where there is more', async () => {
  const second = given({ id: clientId, title: 'Daten herausgeben' })
  answer([given()], [second])
  show('client')
  await userEvent.click(await screen.findByRole('button', { name: 'Mehr laden' }))
  expect(await screen.findByRole('link', { name: 'Daten herausgeben' })).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Akte löschen' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Mehr laden' })).toBeNull()
})
