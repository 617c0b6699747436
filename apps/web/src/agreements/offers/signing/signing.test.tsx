import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { type ReactElement, useState } from 'react'
import { beforeEach, expect, it } from 'vitest'
import { refuse, server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { filledOffer, offerId, sampleDetail } from '../sample.ts'
import { CountersignPage } from './countersign-page.tsx'
import { SignPage } from './sign-page.tsx'

const at = '2026-11-20T08:12:00.000Z'
const sampleFactors = {
  authenticators: [{ id: offerId, name: 'Telefon', createdAt: at, lastUsedAt: null }],
  passkeys: [],
  authenticatorsDisabled: false,
  recoveryCodes: { left: 10, createdAt: at, confirmedAt: at },
}
const sum = 'ab'.repeat(32)
let offer = filledOffer()
let sent: { path: string; body: any; seen: string | null }[]
let went: string[]

beforeEach(() => {
  offer = filledOffer()
  sent = []
  went = []
  const take =
    (status: 'signed' | 'concluded') =>
    async ({ request }: { request: Request }) => {
      const path = new URL(request.url).pathname.split('/').at(-1)!
      sent.push({ path, body: await request.json(), seen: request.headers.get('if-match') })
      offer = { ...offer, status, version: offer.version + 1 }
      return HttpResponse.json(offer)
    }
  server.use(
    http.get(`*/api/v1/agreement-offers/${offerId}`, () => HttpResponse.json(offer)),
    http.get('*/api/v1/account/factors', () => HttpResponse.json(sampleFactors)),
    http.post(`*/api/v1/agreement-offers/${offerId}/signature`, take('signed')),
    http.post(`*/api/v1/agreement-offers/${offerId}/countersignature`, take('concluded')),
  )
})

type Page = (of: { step: string | null; go: (to: string) => void }) => ReactElement
function Stepping({ Shown }: { Shown: Page }) {
  const [address, setAddress] = useState('/')
  const go = (to: string) => {
    went.push(to)
    setAddress(to)
  }
  return <Shown step={new URL(address, location.origin).searchParams.get('step')} go={go} />
}
const Sign: Page = (of) => <SignPage id={offerId} name="Anna Sommer" {...of} />
const Countersign: Page = (of) => <CountersignPage id={offerId} name="Robert Zerer" {...of} />

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
async function review(Shown: Page) {
  render(spoken(<Stepping Shown={Shown} />))
  await userEvent.type(await screen.findByLabelText('Ihre Funktion'), 'Inhaberin')
  await userEvent.click(screen.getByRole('radio', { name: 'als Inhaberin oder Inhaber' }))
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
}
async function confirm(act: string) {
  await userEvent.type(await screen.findByRole('textbox', { name: /Authenticator-App/u }), '123456')
  await press(act)
}
const secondFactor = { kind: 'totp', code: '123456' }

it('signs for the client exactly the contract that was reviewed, under the name of the account', async () => {
  await review(Sign)
  expect(screen.getByText('Anna Sommer')).toBeTruthy()
  expect(screen.getByText(/14\. Dezember 2026/u, { selector: 'dd p' })).toBeTruthy()
  expect(screen.getByText(/längstens bis zum Ablauf des/u)).toBeTruthy()
  expect(screen.getByText(/^§1 Gegenstand/u)).toBeTruthy()
  expect(sent).toEqual([])
  await confirm('Verbindlich unterschreiben')
  await waitFor(() => expect(went.at(-1)).toBe(`/vertragsangebote/${offerId}?unterschrieben=1`))
  expect(sent).toEqual([
    {
      path: 'signature',
      seen: '"2"',
      body: {
        contractSha256: sum,
        function: 'Inhaberin',
        place: 'Passau',
        authority: { kind: 'owner', note: null },
        boundUntil: '2026-12-14',
        secondFactor,
      },
    },
  ])
})

it('asks which power of attorney it is', async () => {
  render(spoken(<Stepping Shown={Sign} />))
  await userEvent.type(await screen.findByLabelText('Ihre Funktion'), 'Büro')
  await userEvent.click(screen.getByRole('radio', { name: 'mit Vollmacht' }))
  await press('Weiter zum Prüfen')
  const named = await screen.findByLabelText('Welche Vollmacht')
  await waitFor(() => expect(named.getAttribute('aria-invalid')).toBe('true'))
  await userEvent.type(named, 'vom 3. März 2026')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('mit Vollmacht: vom 3. März 2026')).toBeTruthy()
})

it('says that signing represents, and which form the law asks for', async () => {
  render(spoken(<Stepping Shown={Sign} />))
  expect(await screen.findByText(/vertreten Sie Praxis Linde/u)).toBeTruthy()
  expect(screen.getByText(/Art\. 28 Abs\. 9 DSGVO/u)).toBeTruthy()
})

it('leads back to the form where something is missing', async () => {
  offer = sampleDetail({ missing: ['dataSubjects'] })
  render(spoken(<Stepping Shown={Sign} />))
  expect((await screen.findByRole('link', { name: 'Zuerst ausfüllen' })).getAttribute('href')).toBe(
    `/vertragsangebote/${offerId}/ausfuellen`,
  )
  expect(
    screen.getByRole<HTMLButtonElement>('button', { name: 'Weiter zum Prüfen' }).disabled,
  ).toBe(true)
})

it('signs nothing that was withdrawn a moment before', async () => {
  server.use(
    http.post(`*/api/v1/agreement-offers/${offerId}/signature`, () => {
      offer = { ...offer, status: 'withdrawn', version: 3 }
      return refuse(412, { code: 'stale', entity: 'offer' })
    }),
  )
  await review(Sign)
  await confirm('Verbindlich unterschreiben')
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
})

it('shows the new contract where a colleague has changed it, before anything is signed', async () => {
  await review(Sign)
  offer = { ...offer, version: 3, contractSha256: 'cd'.repeat(32) }
  server.use(
    http.post(`*/api/v1/agreement-offers/${offerId}/signature`, () =>
      refuse(412, { code: 'stale', entity: 'offer' }),
    ),
  )
  await confirm('Verbindlich unterschreiben')
  expect(await screen.findByText('Der Stand hat sich inzwischen geändert.')).toBeTruthy()
  await press('Gesehen, weiter mit dem neuen Stand')
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  expect(screen.getAllByText(/cdcd/u).length).toBeGreaterThan(0)
})

it('countersigns for the provider, who sees what the client changed', async () => {
  offer = filledOffer({ status: 'signed', version: 3 })
  await review(Countersign)
  expect(screen.getByRole('heading', { name: 'Was der Auftraggeber geändert hat' })).toBeTruthy()
  await confirm('Verbindlich gegenzeichnen')
  await waitFor(() => expect(sent).toMatchObject([{ path: 'countersignature', seen: '"3"' }]))
})

it('shows the new day where the one that was read is over, before anything is signed', async () => {
  await review(Sign)
  offer = { ...offer, boundIfSignedToday: '2026-12-15' }
  server.use(
    http.post(`*/api/v1/agreement-offers/${offerId}/signature`, () =>
      refuse(412, { code: 'stale', entity: 'offer' }),
    ),
  )
  await confirm('Verbindlich unterschreiben')
  expect(await screen.findByText('Der Stand hat sich inzwischen geändert.')).toBeTruthy()
  await press('Gesehen, weiter mit dem neuen Stand')
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  expect(screen.getByText(/15\. Dezember 2026/u, { selector: 'dd p' })).toBeTruthy()
})

it('names no day where none was told', async () => {
  offer = filledOffer({ bindingDays: null, boundIfSignedToday: null })
  await review(Sign)
  expect(screen.getByText(/nicht in angemessener Zeit gegen/u)).toBeTruthy()
  await confirm('Verbindlich unterschreiben')
  await waitFor(() => expect(sent[0]?.body.boundUntil).toBeNull())
})

it('countersigns nothing that binds no more', async () => {
  offer = filledOffer({ status: 'signed', version: 3, boundUntil: '2020-01-01' })
  render(spoken(<Stepping Shown={Countersign} />))
  expect(await screen.findByText('Dieser Schritt ist nicht mehr möglich.')).toBeTruthy()
})
