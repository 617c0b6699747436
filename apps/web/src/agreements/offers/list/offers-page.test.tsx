import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import type { OfferListFilter } from '../queries.ts'
import { offerId, sampleDetail, sampleOffer } from '../sample.ts'
import { OffersPage } from './offers-page.tsx'

const signedId = '019c0000-0000-7000-8000-0000000000c1'
const everybody: OfferListFilter = { clientId: null, standing: null }
const go = vi.fn<(to: string) => void>()
let asked: string[]

beforeEach(() => {
  asked = []
  server.use(
    http.get('*/api/v1/clients', () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get('*/api/v1/agreement-offer-batches', () =>
      HttpResponse.json({ items: [], nextCursor: null }),
    ),
    http.get('*/api/v1/agreement-offers', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({
        items: [
          sampleOffer(),
          sampleOffer({
            id: signedId,
            clientName: 'Ergo Lindenau',
            status: 'signed',
            signedAt: '2026-11-21T08:12:00.000Z',
          }),
        ],
        nextCursor: null,
      })
    }),
  )
})

const open = (filter = everybody, may = true) =>
  render(spoken(<OffersPage side="provider" may={() => may} filter={filter} go={go} />))

it('lists what is on its way, reminds of the one and leads to the signature of the other', async () => {
  const reminded: (string | null)[] = []
  server.use(
    http.post(`*/api/v1/agreement-offers/${offerId}/reminder`, ({ request }) => {
      reminded.push(request.headers.get('if-match'))
      return HttpResponse.json(sampleDetail({ remindedAt: '2026-11-29T08:12:00.000Z' }))
    }),
  )
  open()
  expect((await screen.findByRole('link', { name: /^Gegenzeichnen/u })).getAttribute('href')).toBe(
    `/vertragsangebote/${signedId}/gegenzeichnen`,
  )
  await userEvent.click(screen.getByRole('button', { name: /^Erinnern/u }))
  await waitFor(() => expect(reminded).toEqual(['"1"']))
})

it('asks the server for what the address is narrowed to', async () => {
  history.replaceState(null, '', '/')
  open({ clientId: null, standing: 'signed' })
  await screen.findByRole('table')
  expect(asked[0]).toContain('standing=signed')
  expect(screen.getByRole('link', { name: 'warten auf uns' }).getAttribute('aria-current')).toBe(
    'page',
  )
  expect(screen.getByRole('link', { name: 'erledigt' }).getAttribute('href')).toBe(
    '/vertragsangebote?standing=over',
  )
})

it('offers nothing to do to whoever only reads', async () => {
  open(everybody, false)
  await screen.findByRole('table')
  expect(screen.queryByRole('button', { name: /^Erinnern/u })).toBeNull()
  expect(screen.queryByRole('link', { name: /^Gegenzeichnen/u })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Verträge anbieten' })).toBeNull()
})

it('explains an empty list', async () => {
  server.use(
    http.get('*/api/v1/agreement-offers', () => HttpResponse.json({ items: [], nextCursor: null })),
  )
  open()
  expect(await screen.findByText('Bisher ist kein Vertrag angeboten.')).toBeTruthy()
})
