import type { ReceiptItem } from '@portal/domain/receipts/contract'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleClient } from '../clients/sample.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { ReceiptsPage } from './receipts-page.tsx'

const uuid = (last: string) => `0198c5a2-0000-7000-8000-0000000000${last}`
const receipt = (change: Partial<ReceiptItem> = {}): ReceiptItem => ({
  id: uuid('e1'),
  number: 'Q-2026-0003',
  act: 'instruction.amended',
  sha256: 'ab'.repeat(32),
  issuedAt: '2026-11-20T08:12:00.000Z',
  clientId: uuid('c1'),
  clientName: 'Praxis Sommer',
  subject: {
    kind: 'instruction',
    id: uuid('17'),
    number: 'W-2026-0007',
    title: 'Löschung der Akte 4711',
    revision: 2,
  },
  isSigned: true,
  stamp: null,
  ...change,
})

const go = vi.fn<(to: string) => void>()
function show(side: 'client' | 'provider', items: ReceiptItem[], search = '') {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/receipts', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items, nextCursor: null })
    }),
    http.get('*/api/v1/clients', () =>
      HttpResponse.json({ items: [sampleClient(uuid('c1'), 'Praxis Sommer')], nextCursor: null }),
    ),
  )
  const query = (name: string) => new URLSearchParams(search).get(name)
  render(spoken(<ReceiptsPage side={side} query={query} go={go} />))
  return asked
}

it('lists each receipt with its act, and the ways to read and to check it', async () => {
  show('client', [receipt()])
  const row = within(await screen.findByRole('row', { name: /Weisung geändert/u }))
  expect(row.getByText('§ 10.2')).toBeTruthy()
  expect(row.getByText('Q-2026-0003')).toBeTruthy()
  expect(row.getByText('20. November 2026, 09:12 MEZ')).toBeTruthy()
  expect(row.getByText('Löschung der Akte 4711')).toBeTruthy()
  expect(row.getByText('Fassung 2')).toBeTruthy()
  const way = (name: string) => row.getByRole('link', { name }).getAttribute('href')
  expect(way('§\u{A0}10.2')).toBe(
    `/vertrag/wortlaut?auftraggeber=${uuid('c1')}&stand=2026-11-20#10.2`,
  )
  expect(way('W-2026-0007')).toBe(`/weisungen/${uuid('17')}`)
  expect(way('PDF: Q-2026-0003')).toBe(`/api/v1/receipts/${uuid('e1')}/content`)
  expect(way('Datensatz (.jws): Q-2026-0003')).toBe(`/api/v1/receipts/${uuid('e1')}/jws`)
  expect(screen.queryByRole('columnheader', { name: 'Auftraggeber' })).toBeNull()
})

it('B5 says whose time stamp a letter carries, and plainly where it carries none', async () => {
  const stamp = { at: '2026-11-20T08:12:05.000Z', authority: 'CN=Stelle' }
  show('client', [receipt({ stamp }), receipt({ id: uuid('e2'), number: 'Q-2026-0004' })])
  const rows = (await screen.findAllByRole('row', { name: /Weisung geändert/u })).map(
    ({ textContent }) => textContent,
  )
  expect(rows[0]).toContain('Zeitstempel im PDF: 20. November 2026, 09:12 MEZ, CN=Stelle')
  expect(rows[1]).toContain('ohne Zeitstempel')
})

it('offers no signed record of a receipt from before there were any', async () => {
  show('client', [receipt({ isSigned: false })])
  expect(await screen.findByRole('link', { name: /^PDF/u })).toBeTruthy()
  expect(screen.queryByRole('link', { name: /jws/u })).toBeNull()
})

it('narrows the list to one instruction by its address', async () => {
  const asked = show('client', [receipt()], `weisung=${uuid('17')}`)
  const all = await screen.findByRole('link', { name: 'Alle Quittungen ansehen' })
  expect(all.getAttribute('href')).toBe('/quittungen')
  expect(asked).toEqual([`?instructionId=${uuid('17')}`])
})

it('lets the provider choose a client', async () => {
  show('provider', [receipt()])
  expect(await screen.findByRole('columnheader', { name: 'Auftraggeber' })).toBeTruthy()
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis Sommer')
  expect(go).toHaveBeenCalledWith(`/quittungen?kunde=${uuid('c1')}`)
})

it('explains an empty list, and leads back from an empty selection', async () => {
  show('client', [])
  expect(await screen.findByText('Noch gibt es keine Quittung.')).toBeTruthy()
})
