import type { AgreementDetail, AgreementVersion } from '@portal/domain/agreements/contract'
import type { Offer } from '@portal/domain/agreements/offers'
import { render, screen, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../clients/sample.ts'
import { sampleProvider } from '../../provider/sample.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { offerId, sampleOffer } from '../offers/sample.ts'
import { AgreementPage } from '../page/agreement-page.tsx'
import { AgreedWith } from '../../platform/navigation/agreed-with.tsx'
import { Clause } from '../../ui/page/clause.tsx'
import { AgreementsPage } from './agreements-page.tsx'
import { WordingPage } from '../wording-page.tsx'

const id = '019c0000-0000-7000-8000-000000000001'
const clientId = '019c0000-0000-7000-8000-000000000002'
const sha256 = 'ab'.repeat(32)
const address = { street: 'Lindenallee 12', postalCode: '94032', city: 'Passau', country: 'DE' }
const signature = { address, signedOn: '2025-10-09', signedAt: 'Passau' }
const agreement: AgreementDetail = {
  id,
  clientId,
  clientName: 'Praxis Linde',
  number: 'AVV-2025-0001',
  status: 'in_force',
  way: 'recorded',
  version: 1,
  validFrom: '2025-10-09',
  validUntil: null,
  signedAt: '2025-10-09T07:14:28.380Z',
  documentId: '019c0000-0000-7000-8000-000000000003',
  documentSha256: sha256,
  reference: null,
  answer: 'confirmed',
  struckAt: null,
  termsSha256: sha256,
  wording: null,
  newestVersion: 1,
  terms: {
    controller: { ...signature, name: 'Praxis Linde', signedBy: 'Anna Berger' },
    processor: { ...signature, name: 'Zerer IT', signedBy: 'Robert Zerer' },
    services: ['Bereitstellen von Datenbank und Speicherplatz'],
    startsOn: '2025-10-09',
    endsOn: null,
    noticePeriodWeeks: 4,
    purpose: 'Betrieb der Praxissoftware',
    dataCategories: ['master-data', 'billing-and-payment-data'],
    dataSubjects: ['employees', 'patients'],
    processorContact: { name: 'Robert Zerer', role: 'contact' },
    professionalSecrecy: true,
    authorisedPersons: [
      { name: 'Lukas Huber', function: 'Praxisleitung', phone: null, email: 'huber@linde.example' },
    ],
    instructionRecipients: ['Robert Zerer'],
    instructionChannels: ['AVV-Portal'],
    penaltyEuro: 5000,
    subprocessors: [],
    tomVersion: 1,
    measures: ['Nur verschlüsselt'],
  },
}
const version: AgreementVersion = { ...agreement, correctedBy: null }

function answer(
  agreements: AgreementDetail[],
  versions: AgreementVersion[] = [version],
  offers: Offer[] = [],
) {
  const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
  server.use(
    http.get('*/api/v1/agreements', ({ request }) => {
      const asked = new URL(request.url).searchParams.get('clientId')
      return page(agreements.filter((each) => !asked || each.clientId === asked))
    }),
    http.get(`*/api/v1/agreements/${id}`, () => HttpResponse.json(agreements[0])),
    http.get(`*/api/v1/agreements/${id}/versions`, () => page(versions)),
    http.get(`*/api/v1/agreements/${id}/history`, () => page([])),
    http.get('*/api/v1/provider', () => HttpResponse.json(sampleProvider)),
    http.get('*/api/v1/clients', () => page([sampleClient(clientId, 'Praxis Linde')])),
    http.get('*/api/v1/agreement-offers', () => page(offers)),
  )
}

const nowhere = vi.fn<(to: string) => void>()
const mayNothing = () => false
const show = (side: 'client' | 'provider') =>
  render(
    spoken(
      <AgreementsPage side={side} may={mayNothing} clientId={null} standing={null} go={nowhere} />,
    ),
  )

beforeEach(() => {
  // The PDF is far below what is visible.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})

it('takes a client with one agreement straight to it, clause by clause', async () => {
  answer([agreement])
  show('client')
  expect(
    await screen.findByRole('heading', { level: 1, name: 'Vertrag AVV-2025-0001' }),
  ).toBeTruthy()
  expect(screen.getByText('in Kraft')).toBeTruthy()
  expect(screen.getByText('4 Wochen')).toBeTruthy()
  expect(screen.getByText('Vertragsabrechnungs- und Zahlungsdaten')).toBeTruthy()
  expect(screen.getByRole('row', { name: /Lukas Huber Praxisleitung/u })).toBeTruthy()
  expect(screen.getByText('5.000 Euro')).toBeTruthy()
  expect(screen.getByText(/erste und einzige Fassung/u)).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Alle Verträge' })).toBeNull()
})

const nothingNamed = { agreementId: null, version: null, clientId: null, on: null }

it('strikes the penalty of § 15 in the wording where none is agreed', async () => {
  answer([{ ...agreement, terms: { ...agreement.terms, penaltyEuro: null } }])
  const { container } = render(spoken(<WordingPage side="client" named={nothingNamed} hash="" />))
  expect(await screen.findByText(/^Gestrichen: Es ist keine/u)).toBeTruthy()
  const struck = [...container.querySelectorAll('s')].map((each) => each.textContent)
  expect(struck).toContainEqual(expect.stringMatching(/^gestrichen: .*Vertragsstrafe von … Euro/u))
  expect(struck).toContainEqual(expect.stringMatching(/^gestrichen: .*am … und endet am …/u))
  expect(screen.getByText('– gestrichen –')).toBeTruthy()
})

it('leads from the annexes to the lists as they were and as they are', async () => {
  answer([agreement])
  show('client')
  const link = async (name: string) =>
    (await screen.findByRole('link', { name })).getAttribute('href')
  expect(await link('Diese Fassung')).toBe('/massnahmen/1')
  expect(await link('Stand bei Vertragsbeginn')).toBe('/unterauftragnehmer?on=2025-10-09')
  expect(await link('Stand heute')).toBe('/unterauftragnehmer')
})

it('explains to a client why there is no agreement yet', async () => {
  answer([])
  show('client')
  expect(await screen.findByText('Hier ist noch kein Vertrag hinterlegt.')).toBeTruthy()
  expect(screen.queryByLabelText('Auftraggeber')).toBeNull()
})

it('leads a client that has no agreement to the one it was offered', async () => {
  answer([], [], [sampleOffer(), sampleOffer({ id, number: 'AVV-2026-0001', status: 'declined' })])
  show('client')
  expect(await screen.findByText('Ein Vertrag liegt zur Unterschrift bereit.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Zum Vertrag AVV-2026-0007' }).getAttribute('href')).toBe(
    `/vertragsangebote/${offerId}`,
  )
  expect(screen.queryByRole('link', { name: /AVV-2026-0001/u })).toBeNull()
})

it('asks of an agreement that was concluded here nothing any more, and names who signed it as what', async () => {
  const { controller, processor } = agreement.terms
  const kind = 'power-of-attorney' as const
  answer([
    {
      ...agreement,
      way: 'concluded',
      terms: {
        ...agreement.terms,
        controller: {
          ...controller,
          function: 'Büroleitung',
          authority: { kind, note: 'vom 3. März 2025' },
        },
        processor: { ...processor, authority: { kind: 'owner', note: null } },
      },
    },
  ])
  render(spoken(<AgreementPage id={id} side="client" may={() => true} />))
  expect(await screen.findByRole('heading', { name: 'Im Portal geschlossen' })).toBeTruthy()
  expect(screen.getByText('Anna Berger, Büroleitung')).toBeTruthy()
  expect(screen.getByText('mit Vollmacht: vom 3. März 2025')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Prüfen und bestätigen' })).toBeNull()
  expect(screen.queryByText('Stimmt, was erfasst ist?')).toBeNull()
})

it('lets the provider find the agreement of a client', async () => {
  answer([agreement])
  show('provider')
  expect((await screen.findByRole('link', { name: 'Praxis Linde' })).getAttribute('href')).toBe(
    `/vertrag/${id}`,
  )
  await userEvent.selectOptions(screen.getByLabelText('Auftraggeber'), 'Praxis Linde')
  expect(nowhere).toHaveBeenCalledWith(`/vertrag?clientId=${clientId}`)
})

it('keeps every earlier version readable', async () => {
  answer(
    [agreement],
    [
      { ...version, version: 2, validFrom: '2026-02-01' },
      { ...version, validUntil: '2026-01-31' },
    ],
  )
  render(spoken(<AgreementPage id={id} side="provider" may={mayNothing} />))
  const files = within(await screen.findByRole('list', { name: 'Fassungen des Vertrags' }))
  expect(files.getByText('gilt von 09.10.2025 bis 31.01.2026')).toBeTruthy()
  expect(
    files
      .getByRole('link', { name: 'Herunterladen: AVV-2025-0001, Fassung 1' })
      .getAttribute('href'),
  ).toBe(`/api/v1/agreements/${id}/document?version=1`)
})

it.each([
  ['2025-12-31', 'Fassung 1, gilt von 09.10.2025 bis 31.12.2025', 'Erster Zweck'],
  ['2026-01-01', 'Fassung 2, gilt seit 01.01.2026', 'Zweiter Zweck'],
  ['2025-10-08', 'Am 8. Oktober 2025 galt kein Vertrag', null],
  ['irgendwann', 'Fassung 2, gilt seit 01.01.2026', 'Zweiter Zweck'],
])('reads a client’s agreement as it held on %s', async (on, says, purpose) => {
  const [first, second] = [
    { version: 1, validFrom: '2025-10-09', validUntil: '2025-12-31' },
    { version: 2, validFrom: '2026-01-01', validUntil: null },
  ]
  answer(
    [agreement],
    [
      { ...version, ...second },
      { ...version, ...first },
    ],
  )
  server.use(
    http.get(`*/api/v1/agreements/${id}`, ({ request }) => {
      const isFirst = new URL(request.url).searchParams.get('version') === '1'
      const terms = {
        ...agreement.terms,
        purpose: isFirst ? 'Erster Zweck' : 'Zweiter Zweck',
      }
      return HttpResponse.json({ ...agreement, ...(isFirst ? first : second), terms })
    }),
  )
  const named = { ...nothingNamed, clientId, on }
  render(spoken(<WordingPage side="provider" named={named} hash="" />))
  expect((await screen.findAllByText(new RegExp(says, 'u')))[0]).toBeTruthy()
  if (purpose) expect(await screen.findByText(purpose)).toBeTruthy()
  else expect(screen.queryByText(/Zweck$/u)).toBeNull()
})

it('leads a clause to the agreement of whom it is about, on the day that counts', () => {
  render(
    spoken(
      <>
        <Clause>§ 8.3</Clause>
        <AgreedWith clientId={clientId} on="2026-03-01">
          <Clause>§ 10.2</Clause>
        </AgreedWith>
      </>,
    ),
  )
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual([
    '/vertrag/wortlaut#8.3',
    `/vertrag/wortlaut?auftraggeber=${clientId}&stand=2026-03-01#10.2`,
  ])
})
