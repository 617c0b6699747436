import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { render, screen } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../clients/sample.ts'
import { sampleProvider } from '../../provider/sample.ts'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { RecordPage } from './record-page.tsx'

const clientId = '019c0000-0000-7000-8000-000000000002'
const documentId = '019c0000-0000-7000-8000-000000000003'
const sha256 = 'ab'.repeat(32)
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
