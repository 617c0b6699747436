import type { Side } from '@portal/domain/access'
import type { OfferDetail, OfferEvent } from '@portal/domain/agreements/offers'
import { cleanup, render, screen, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { expect, it } from 'vitest'
import { server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { filledOffer, offerId, sampleDetail, sampleEvent } from '../sample.ts'
import { OfferPage } from './offer-page.tsx'

const open = async (
  side: Side,
  offer: OfferDetail,
  { may = true, history = [sampleEvent()] }: { may?: boolean; history?: OfferEvent[] } = {},
) => {
  server.use(
    http.get(`*/api/v1/agreement-offers/${offerId}`, () => HttpResponse.json(offer)),
    http.get(`*/api/v1/agreement-offers/${offerId}/history`, () =>
      HttpResponse.json({ items: history, nextCursor: null }),
    ),
    http.get('*/api/v1/receipts', () => HttpResponse.json({ items: [], nextCursor: null })),
  )
  render(spoken(<OfferPage id={offerId} side={side} may={() => may} />))
  await screen.findByRole('heading', { level: 1, name: 'Vertrag AVV-2026-0007' })
}
const link = (name: string | RegExp) => screen.queryByRole('link', { name })?.getAttribute('href')
const step = () => screen.getByRole('listitem', { current: 'step' }).textContent

it('asks the client first to fill in, then to sign', async () => {
  await open('client', sampleDetail())
  expect(step()).toContain('Ausfüllen')
  expect(link('Prüfen und ausfüllen')).toBe(`/vertragsangebote/${offerId}/ausfuellen`)
  expect(link('Unterschreiben')).toBeUndefined()
  expect(link('Entwurf als PDF herunterladen')).toBe(`/api/v1/agreement-offers/${offerId}/document`)
})

it('leads a client whose details are complete to the signature', async () => {
  await open('client', filledOffer())
  expect(step()).toContain('Unterschreiben')
  expect(link('Unterschreiben')).toBe(`/vertragsangebote/${offerId}/unterschreiben`)
  expect(link('Ablehnen')).toBe(`/vertragsangebote/${offerId}/ablehnen`)
  expect(screen.getByText(/Gesundheitsdaten/u, { selector: 'dd p' })).toBeTruthy()
})

it('shows everybody else of the client what stands there, and who may sign', async () => {
  await open('client', filledOffer(), { may: false })
  expect(screen.getByText(/kann, wer bei Ihnen die Zugänge verwaltet/u)).toBeTruthy()
  expect(link('Unterschreiben')).toBeUndefined()
  expect(link('Ablehnen')).toBeUndefined()
})

it('shows the provider that signs what the client filled in otherwise than proposed', async () => {
  await open('provider', filledOffer({ status: 'signed', signedAt: '2026-11-21T08:12:00.000Z' }))
  expect(link('Gegenzeichnen')).toBe(`/vertragsangebote/${offerId}/gegenzeichnen`)
  const changed = within(
    screen.getByRole('heading', { name: 'Was der Auftraggeber geändert hat' }).parentElement!,
  )
  expect(changed.getByText('Personenstammdaten, Gesundheitsdaten (Art. 9 DSGVO)')).toBeTruthy()
  expect(changed.getByText('Personenstammdaten', { selector: 'del' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Erinnern/u })).toBeNull()
})

it('lets the provider remind and withdraw while the client has not signed', async () => {
  await open('provider', sampleDetail())
  expect(screen.getByRole('button', { name: /^Erinnern/u })).toBeTruthy()
  expect(link('Zurückziehen')).toBe(`/vertragsangebote/${offerId}/zurueckziehen`)
  expect(link('Gegenzeichnen')).toBeUndefined()
})

it('leads from a concluded one to the agreement', async () => {
  await open('client', filledOffer({ status: 'concluded' }))
  expect(link('Zum Vertrag')).toBe(`/vertrag/${offerId}`)
  expect(link('PDF herunterladen')).toBe(`/api/v1/agreements/${offerId}/document?version=1`)
})

it('says of one that came to nothing why, and asks for nothing any more', async () => {
  await open(
    'provider',
    sampleDetail({ status: 'declined', reason: 'Wir wechseln zum Jahresende.' }),
    {
      history: [
        sampleEvent(),
        sampleEvent({ sequence: 2, move: 'decline', side: 'client', by: 'Anna Sommer' }),
      ],
    },
  )
  expect(screen.getByText('Der Auftraggeber hat abgelehnt.')).toBeTruthy()
  expect(screen.getByText('Wir wechseln zum Jahresende.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /^Erinnern/u })).toBeNull()
  expect(link('Zurückziehen')).toBeUndefined()
  expect(screen.getByText('Angebotener Vertrag abgelehnt')).toBeTruthy()
})

const signed = (boundUntil: string | null) =>
  filledOffer({ status: 'signed', signedAt: '2026-11-21T08:12:00.000Z', boundUntil })

it('says before the signature for how long it binds, and afterwards until when', async () => {
  await open('client', filledOffer())
  expect(screen.getByText(/14 Tage gebunden/u)).toBeTruthy()
  cleanup()
  await open('client', signed('2099-12-14'))
  expect(screen.getByText(/ist der Auftraggeber bis zum/u).textContent).toContain(
    '14. Dezember 2099',
  )
  cleanup()
  await open('client', signed(null))
  expect(screen.queryByText(/gebunden/u)).toBeNull()
})

it('lets the provider countersign until that day, and do nothing but wait for the end afterwards', async () => {
  await open('provider', signed('2020-12-14'))
  expect(link('Gegenzeichnen')).toBeUndefined()
  expect(screen.getByText(/gegengezeichnet werden kann nicht mehr/u)).toBeTruthy()
  expect(link('Zurückziehen')).toBeUndefined()
  expect(screen.queryByText(/Mit Ihrer Unterschrift ist der Vertrag geschlossen/u)).toBeNull()
})

it('says of one that was not countersigned in time until when it bound', async () => {
  await open('client', filledOffer({ status: 'lapsed', boundUntil: '2026-12-14' }), {
    history: [sampleEvent(), sampleEvent({ sequence: 2, move: 'lapse', side: null, by: null })],
  })
  expect(screen.getByText(/hat der Auftragnehmer nicht gegengezeichnet/u).textContent).toContain(
    '14. Dezember 2026',
  )
  expect(screen.getByText('Vertrag nicht rechtzeitig gegengezeichnet')).toBeTruthy()
})
