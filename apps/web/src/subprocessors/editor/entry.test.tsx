import type { Subprocessor, SubprocessorVersion } from '@portal/domain/subprocessors/contract'
import { useQuery } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { hasDrafts } from '../../platform/form/drafts.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { SubprocessorPage } from '../page/subprocessor-page.tsx'
import { ChangeSubprocessorPage, NewSubprocessorPage } from './entry-page.tsx'

const id = '019c0000-0000-7000-8000-000000000001'
const details = {
  name: 'Datenhaus GmbH',
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
  country: 'DE',
  contact: null,
  service: 'Sicherung',
  dataCategories: ['master-data', 'Röntgenbilder'],
  placeOfProcessing: 'DE',
  thirdCountryBasis: null,
  certificates: [],
  contractSince: null,
  secrecySince: null,
  parentId: null,
  activeFrom: '2024-01-01',
  activeUntil: null,
  sequence: 1,
  validFrom: '2024-01-01',
}
let entry: Subprocessor
const record: SubprocessorVersion = {
  ...details,
  supersedes: null,
  supersededBy: null,
  reason: null,
  recordedAt: '2026-11-29T08:00:00.000Z',
  recordedByName: 'Eva Brandl',
}
const sent: { method: string; body: unknown; ifMatch: string | null }[] = []
const go = vi.fn<(to: string) => void>()

beforeEach(() => {
  entry = { ...details, id, status: 'recorded', isEngaged: false, version: 3 }
  sent.length = 0
  go.mockReset()
  sessionStorage.clear()
  const keep = async ({ request }: { request: Request }) => {
    const ifMatch = request.headers.get('if-match')
    sent.push({ method: request.method, body: await request.json(), ifMatch })
    return HttpResponse.json(entry, { status: request.method === 'POST' ? 201 : 200 })
  }
  server.use(
    http.get('*/api/v1/subprocessors', () =>
      HttpResponse.json({ items: [entry], nextCursor: null }),
    ),
    http.get(`*/api/v1/subprocessors/${id}`, () => HttpResponse.json(entry)),
    http.get(`*/api/v1/subprocessors/${id}/versions`, () =>
      HttpResponse.json({ items: [record], nextCursor: null }),
    ),
    http.post('*/api/v1/subprocessors', keep),
    http.patch(`*/api/v1/subprocessors/${id}`, keep),
  )
})
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const type = (label: string | RegExp, text: string) =>
  userEvent.type(screen.getByLabelText(label), text)

const lists = vi.fn<() => Promise<number>>(async () => 0)
const Elsewhere = () => <p>{useQuery({ queryKey: ['elsewhere'], queryFn: lists }).data}</p>

it('enters what is known, countries by their names, and keeps what was typed through a refusal', async () => {
  render(
    spoken(
      <>
        <NewSubprocessorPage go={go} />
        <Elsewhere />
      </>,
    ),
  )
  await screen.findByRole('heading', { level: 1 })
  await type('Firma', 'Bandlager GmbH')
  await type('Straße und Hausnummer', 'Weg 2')
  await type('Postleitzahl', '94032')
  await type('Ort', 'Passau')
  await type('Aufgabe', 'Archiv')
  await userEvent.click(screen.getByRole('checkbox', { name: /^Gesundheitsdaten/u }))
  await type(/^Weitere Datenarten/u, 'Röntgenbilder; Befunde')
  await type('Sie arbeiten zusammen seit', '2024-01-01')
  await userEvent.selectOptions(screen.getByLabelText('Beauftragt von'), 'Datenhaus GmbH')
  server.use(
    http.post(
      '*/api/v1/subprocessors',
      () =>
        refuse(400, {
          code: 'invalid',
          issues: [{ path: '/thirdCountryBasis', code: 'third-country', message: 'x' }],
        }),
      { once: true },
    ),
  )
  await press('Eintragen')
  expect(await screen.findByText(/Bitte nennen Sie die Grundlage/u)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Firma').value).toBe('Bandlager GmbH')
  lists.mockClear()
  await press('Eintragen')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/unterauftragnehmer/${id}`))
  expect(sent[0]?.body).toMatchObject({
    name: 'Bandlager GmbH',
    address: { street: 'Weg 2', postalCode: '94032', city: 'Passau', country: 'DE' },
    contact: null,
    dataCategories: ['health-data', 'Röntgenbilder', 'Befunde'],
    placeOfProcessing: 'Deutschland',
    parentId: id,
    activeFrom: '2024-01-01',
    activeUntil: null,
  })
  expect(lists).toHaveBeenCalledOnce()
})

it('asks again for every list once an entry is changed, and keeps nothing of what was typed', async () => {
  const recordsShown = Promise.withResolvers<void>()
  const newest = { ...record, sequence: 2, validFrom: '2026-11-29', name: 'Datenhaus AG' }
  server.use(
    http.patch(`*/api/v1/subprocessors/${id}`, () => {
      entry = { ...entry, name: 'Datenhaus AG', sequence: 2, version: 4 }
      return HttpResponse.json(entry)
    }),
    http.get(`*/api/v1/subprocessors/${id}`, async () => {
      if (entry.sequence === 2) await recordsShown.promise
      return HttpResponse.json(entry)
    }),
    http.get(`*/api/v1/subprocessors/${id}/versions`, () => {
      const items = entry.sequence === 2 ? [newest, record] : [record]
      if (entry.sequence === 2) recordsShown.resolve()
      return HttpResponse.json({ items, nextCursor: null })
    }),
  )
  render(
    spoken(
      <>
        <ChangeSubprocessorPage id={id} record={null} go={go} />
        <Elsewhere />
      </>,
    ),
  )
  await userEvent.click(await screen.findByRole('radio', { name: /^Es hat sich etwas geändert/u }))
  await type('Firma', ' und Co')
  lists.mockClear()
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/unterauftragnehmer/${id}`))
  expect(lists).toHaveBeenCalledOnce()
  await screen.findByRole('heading', { level: 1, name: 'Datenhaus AG' })
  await screen.findByRole('button', { name: 'Speichern', busy: false })
  expect(hasDrafts()).toBe(false)
})

it('corrects a record by saying what was wrong', async () => {
  render(spoken(<ChangeSubprocessorPage id={id} record="1" go={go} />))
  await screen.findByRole('heading', { level: 1 })
  await type('Was war falsch?', 'Verwechselt')
  await userEvent.clear(screen.getByLabelText('Aufgabe'))
  await type('Aufgabe', 'Hosting')
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalled())
  expect(sent[0]).toMatchObject({
    method: 'PATCH',
    ifMatch: '"3"',
    body: { corrects: 1, reason: 'Verwechselt', service: 'Hosting', validFrom: '2024-01-01' },
  })
})

it('lets nothing but the contact person be changed once it works for clients, and says why', async () => {
  entry = { ...entry, isEngaged: true, status: 'active' }
  render(spoken(<ChangeSubprocessorPage id={id} record={null} go={go} />))
  expect(await screen.findByText(/werden angekündigt/u)).toBeTruthy()
  expect(screen.queryByLabelText('Firma')).toBeNull()
  await type('Name der Ansprechperson', 'Ute Kern')
  await press('Speichern')
  await waitFor(() => expect(go).toHaveBeenCalled())
  expect(sent[0]?.body).toEqual({
    contact: { name: 'Ute Kern', position: null, email: null, phone: null },
  })
})

it('adds a certificate and shows every record', async () => {
  render(spoken(<SubprocessorPage id={id} mayWrite />))
  await screen.findByText(/Eingetragen von Eva Brandl/u)
  await type('Zertifikat', 'ISO/IEC 27001')
  await type(/^Gültig bis/u, '2028-12-31')
  await press('Zertifikat eintragen')
  await waitFor(() =>
    expect(sent[0]?.body).toEqual({
      certificates: [
        { name: 'ISO/IEC 27001', validFrom: null, validUntil: '2028-12-31', fileId: null },
      ],
    }),
  )
})

it('offers nothing to write to whoever only reads', async () => {
  render(spoken(<SubprocessorPage id={id} mayWrite={false} />))
  await screen.findByText(/Eingetragen von Eva Brandl/u)
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.queryByRole('link', { name: /berichtigen/u })).toBeNull()
})
