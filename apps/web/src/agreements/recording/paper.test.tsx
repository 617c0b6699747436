import type { AgreementDetail } from '@portal/domain/agreements/contract'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { useQuery } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../clients/sample.ts'
import { sampleProvider } from '../../provider/sample.ts'
import { hasDrafts } from '../../platform/form/drafts.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { CorrectPage, RecordPage } from './record-page.tsx'
import { ScanPage } from './scan-page.tsx'

const id = '019c0000-0000-7000-8000-000000000001'
const clientId = '019c0000-0000-7000-8000-000000000002'
const documentId = '019c0000-0000-7000-8000-000000000003'
const sha256 = 'ab'.repeat(32)
const address = { street: 'Lindenallee 12', postalCode: '94032', city: 'Passau', country: 'DE' }
const authority = { kind: 'owner' as const, note: null }
const signature = { address, signedOn: '2025-10-09', signedAt: 'Passau', authority }
const entry = (last: string, name: string, change: Partial<Subprocessor> = {}): Subprocessor => ({
  id: `019c0000-0000-7000-8000-0000000000${last}`,
  name,
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  country: 'DE',
  contact: null,
  service: 'Sicherung',
  dataCategories: [],
  placeOfProcessing: 'DE',
  thirdCountryBasis: null,
  certificates: [],
  contractSince: null,
  secrecySince: null,
  parentId: null,
  activeFrom: '2024-01-01',
  activeUntil: null,
  status: 'recorded',
  sequence: 1,
  validFrom: '2024-01-01',
  isEngaged: false,
  version: 1,
  ...change,
})
const atWork = entry('11', 'Datenhaus GmbH', { status: 'active', isEngaged: true })
const recorded = entry('12', 'Bandlager GmbH')
const ended = entry('13', 'Altbestand GmbH', { activeUntil: '2024-12-31' })
const scan = {
  id: documentId,
  clientId,
  clientName: 'Praxis Linde',
  kind: 'agreement',
  title: 'Unterschriebener Vertrag',
  fileName: 'AVV.pdf',
  mediaType: 'application/pdf',
  size: 1_000,
  sha256,
  createdAt: '2026-11-29T08:00:00.000Z',
}

const go = vi.fn<(to: string) => void>()
let agreement: AgreementDetail
let asked: string[]
const sent: { body: unknown; ifMatch: string | null }[] = []

beforeEach(() => {
  go.mockReset()
  // The PDF is far below what is visible.
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
  asked = []
  sent.length = 0
  agreement = {
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
    documentId,
    documentSha256: sha256,
    reference: null,
    answer: 'contested',
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
      noticePeriod: { count: 4, unit: 'weeks' },
      purpose: 'Betrieb der Praxissoftware',
      dataCategories: ['master-data'],
      dataSubjects: ['patients'],
      processorContact: { name: 'Robert Zerer', role: 'contact' },
      professionalSecrecy: true,
      authorisedPersons: [],
      instructionRecipients: ['Robert Zerer'],
      instructionChannels: ['AVV-Portal'],
      penaltyEuro: 5000,
      subprocessors: [],
      tomVersion: null,
      measures: [],
    },
  }
  const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
  server.use(
    http.get('*/api/v1/subprocessors', ({ request }) =>
      page(
        new URL(request.url).searchParams.get('register') === 'true'
          ? [atWork, recorded, ended]
          : [atWork],
      ),
    ),
    http.get('*/api/v1/toms', () => page([])),
    http.get('*/api/v1/provider', () => HttpResponse.json(sampleProvider)),
    http.get('*/api/v1/clients/:id', () =>
      HttpResponse.json(sampleClient(clientId, 'Praxis Linde')),
    ),
    http.get('*/api/v1/documents/:id', () => HttpResponse.json(scan)),
    http.post('*/api/v1/documents', () => HttpResponse.json(scan, { status: 201 })),
    http.get(`*/api/v1/agreements/${id}`, () => {
      asked.push('agreement')
      return HttpResponse.json(agreement)
    }),
    http.get('*/api/v1/clients', () => page([sampleClient(clientId, 'Praxis Linde')])),
    http.post(`*/api/v1/agreements/${id}/versions`, async ({ request }) => {
      sent.push({ body: await request.json(), ifMatch: request.headers.get('if-match') })
      agreement = { ...agreement, version: 2, newestVersion: 2 }
      return HttpResponse.json(agreement, { status: 201 })
    }),
  )
})

const isTicked = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name }).checked

it('offers for an agreement also who works for no client yet, and leaves out alone whose work has ended', async () => {
  render(spoken(<RecordPage documentId={documentId} agreementId={null} go={go} />))
  expect(await screen.findByText(/wer für diesen Auftraggeber wirklich arbeitet/u)).toBeTruthy()
  expect(
    ['Datenhaus GmbHSicherung', 'Bandlager GmbHSicherung', 'Altbestand GmbHSicherung'].map(
      isTicked,
    ),
  ).toEqual([true, true, false])
})

const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))

async function correct() {
  render(spoken(<CorrectPage id={id} go={go} />))
  const purpose = await screen.findByLabelText('Art und Zweck der Verarbeitung')
  await userEvent.type(purpose, ' und des Archivs')
  expect(hasDrafts()).toBe(true)
  await press('Weiter zum Prüfen')
  await press('Vertrag erfassen')
}

it('asks for the agreement again once it is corrected, and keeps nothing of what was typed', async () => {
  await correct()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/vertrag/${id}`))
  await waitFor(() => expect(asked).toHaveLength(2))
  await screen.findByRole('button', { name: 'Vertrag erfassen', busy: false })
  expect(sent).toMatchObject([
    {
      body: { terms: { purpose: 'Betrieb der Praxissoftware und des Archivs' } },
      ifMatch: '"1"',
    },
  ])
  expect(hasDrafts()).toBe(false)
})

it('never corrects a version that the person has not seen', async () => {
  const seen: (string | null)[] = []
  server.use(
    http.post(`*/api/v1/agreements/${id}/versions`, ({ request }) => {
      seen.push(request.headers.get('if-match'))
      agreement = { ...agreement, version: 2, newestVersion: 2 }
      return refuse(412, { code: 'stale', entity: 'agreement' })
    }),
  )
  await correct()
  await waitFor(() => expect(asked).toHaveLength(2))
  await screen.findByRole('alert')
  await press('Weiter zum Prüfen')
  await press('Vertrag erfassen')
  await waitFor(() => expect(seen).toEqual(['"1"', '"1"']))
  expect(hasDrafts()).toBe(true)
})

const lists = vi.fn<() => Promise<number>>(async () => 0)
const Elsewhere = () => <p>{useQuery({ queryKey: ['elsewhere'], queryFn: lists }).data}</p>

it('asks again for the lists once a scan is kept', async () => {
  lists.mockClear()
  render(
    spoken(
      <>
        <ScanPage clientId={clientId} agreementId={null} go={go} />
        <Elsewhere />
      </>,
    ),
  )
  const file = new File(['%PDF'], 'AVV.pdf', { type: 'application/pdf' })
  await userEvent.upload(await screen.findByLabelText(/^Unterschriebener Vertrag/u), file)
  await screen.findByText('AVV.pdf')
  await press('Weiter zu den Angaben')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/vertrag/erfassen/${documentId}`))
  expect(lists).toHaveBeenCalledTimes(2)
})

it('says at the file why it was not taken, until another one is chosen', async () => {
  server.use(
    http.post('*/api/v1/documents', () =>
      refuse(422, { code: 'file-refused', reason: 'not-a-pdf' }),
    ),
  )
  render(spoken(<ScanPage clientId={clientId} agreementId={null} go={go} />))
  const field = await screen.findByLabelText(/^Unterschriebener Vertrag/u)
  await userEvent.upload(field, new File(['%PDF'], 'AVV.pdf', { type: 'application/pdf' }))
  await screen.findByText('AVV.pdf')
  await press('Weiter zu den Angaben')
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(screen.queryByRole('alert')).toBeNull()
  await userEvent.upload(field, new File(['%PDF'], 'AVV 2.pdf', { type: 'application/pdf' }))
  await screen.findByText('AVV 2.pdf')
  expect(field.getAttribute('aria-invalid')).not.toBe('true')
  expect(go).not.toHaveBeenCalled()
})
