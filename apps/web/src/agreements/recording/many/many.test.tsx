import { fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../../clients/sample.ts'
import { hasDrafts } from '../../../platform/form/drafts.ts'
import { sampleProvider } from '../../../provider/sample.ts'
import { refuse, server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { ManyPage } from './many-page.tsx'
import { sha256Of } from './twins.ts'

const ids = [1, 2, 3, 4].map((n) => `019c0000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
  string,
  string,
]
const userId = '019c0000-0000-7000-8000-0000000000f'
const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
const numbered = (id: string, name: string, number: string, hasAgreement = false) =>
  sampleClient(id, name, { number, hasAgreement })
const clients = [
  numbered(ids[0], 'Praxis Linde', 'K-0001'),
  numbered(ids[1], 'Praxis Sommer', 'K-0002'),
  numbered(ids[2], 'Praxis Winter', 'K-0003'),
  numbered(ids[3], 'Praxis Alt', 'K-0004', true),
]
const pdf = (name: string, content = name) =>
  new File([`%PDF ${content}`], name, { type: 'application/pdf' })
const kept: { clientId: string; fileName: string; size: number; sha256: string; id: string }[] = []
const sent: any[] = []
const settled = new Set<string>()
let visits = 0

const documentOf = (each: (typeof kept)[number]) => ({
  ...each,
  clientName: 'Praxis',
  kind: 'agreement',
  title: 'Unterschriebener Vertrag',
  mediaType: 'application/pdf',
  createdAt: '2026-11-29T08:00:00.000Z',
})

beforeEach(() => {
  kept.length = 0
  sent.length = 0
  settled.clear()
  visits += 1
  const now = () =>
    clients.map((each) => ({ ...each, hasAgreement: each.hasAgreement || settled.has(each.id) }))
  server.use(
    http.get('*/api/v1/clients', () => page(now())),
    http.get('*/api/v1/clients/:id', ({ params }) =>
      HttpResponse.json(now().find(({ id }) => id === params['id'])),
    ),
    http.get('*/api/v1/provider', () => HttpResponse.json(sampleProvider)),
    http.get('*/api/v1/subprocessors', () => page([])),
    http.get('*/api/v1/toms', () => page([])),
    http.get('*/api/v1/documents', ({ request }) => {
      const clientId = new URL(request.url).searchParams.get('clientId')
      return page(kept.filter((each) => each.clientId === clientId).map(documentOf))
    }),
    http.post('*/api/v1/documents', async ({ request }) => {
      const form = await request.text()
      const one = {
        clientId: /name="clientId"\s+(\S+)/u.exec(form)?.[1] ?? '',
        fileName: /filename="([^"]+)"/u.exec(form)?.[1] ?? '',
        size: 1,
        sha256: 'ab'.repeat(32),
        id: `019c0000-0000-7000-8000-0000000000d${kept.length}`,
      }
      kept.push(one)
      return HttpResponse.json(documentOf(one), { status: 201 })
    }),
    http.post('*/api/v1/agreements', async ({ request }) => {
      const body: any = await request.json()
      sent.push(body)
      settled.add(body.clientId)
      return HttpResponse.json(agreementOf(body), { status: 201 })
    }),
  )
})

const agreementOf = ({ clientId, documentId, terms }: any) => ({
  id: `019c0000-0000-7000-8000-0000000000a${sent.length}`,
  number: `AVV-2026-000${sent.length}`,
  clientId,
  clientName: 'Praxis',
  documentId,
  status: 'in_force',
  way: 'recorded',
  version: 1,
  validFrom: terms.startsOn,
  validUntil: null,
  signedAt: '2025-12-02T07:14:28.380Z',
  documentSha256: 'ab'.repeat(32),
  reference: null,
  answer: null,
  struckAt: null,
  termsSha256: 'ab'.repeat(32),
  wording: null,
  newestVersion: 1,
  terms: { ...terms, measures: [], subprocessors: [] },
})

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))
const change = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })
const rowOf = (name: string) => within(screen.getByRole('group', { name }))
const drop = (files: File[]) => userEvent.upload(screen.getByLabelText(/^Alle Dateien/u), files)

/** To the papers, with days that are proposed to all. */
async function open(chosen: string[] = []) {
  // Whoever comes now has dropped nothing yet.
  render(spoken(<ManyPage userId={`${userId}${visits}`} chosen={chosen} />))
  await screen.findByRole('heading', { name: 'Verträge für mehrere erfassen' })
}
async function toPapers(chosen: string[] = []) {
  await open(chosen)
  change(screen.getByLabelText(/^Tag der Unterschrift/u), '2025-12-01')
  change(screen.getByLabelText(/^Tag Ihrer Unterschrift/u), '2025-12-02')
  change(screen.getByLabelText(/^Beginn/u), '2026-01-01')
  await press('Weiter zu den Papieren')
  await screen.findByRole('heading', { name: 'Die Papiere' })
}
function sign() {
  for (const name of ['Praxis Linde', 'Praxis Sommer', 'Praxis Winter'])
    change(rowOf(name).getByLabelText('Unterschrieben von'), `Leitung ${name}`)
}
const three = () => [pdf('K-0001 AVV.pdf'), pdf('AVV K-0002.pdf'), pdf('k0003.pdf')]
async function toReview() {
  await toPapers()
  await drop(three())
  sign()
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
}

it('gives each file to the client whose number its name has, and records one paper after the other', async () => {
  await toReview()
  const table = within(screen.getByRole('table', { name: 'Verträge, die erfasst werden' }))
  expect(
    table
      .getAllByRole('row')
      .map(({ textContent }) => /K-0001 AVV|AVV K-0002|k0003/u.exec(textContent)?.[0]),
  ).toEqual([undefined, 'K-0001 AVV', 'AVV K-0002', 'k0003'])
  expect(sent).toEqual([])
  await press('3 Verträge erfassen')
  await screen.findByRole('heading', { name: 'Erfasste Verträge' })
  expect(sent.map(({ clientId, documentId }) => [clientId, documentId])).toEqual(
    kept.map(({ clientId, id }) => [clientId, id]),
  )
  expect(sent.map(({ terms }) => [terms.controller.signedBy, terms.controller.signedOn])).toEqual(
    ['Linde', 'Sommer', 'Winter'].map((name) => [`Leitung Praxis ${name}`, '2025-12-01']),
  )
  expect(screen.getByText('3 von 3 Verträgen sind erfasst.')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'AVV-2026-0002' })).toBeTruthy()
  expect(hasDrafts()).toBe(false)
  const leaving = new Event('beforeunload', { cancelable: true })
  expect(fireEvent(window, leaving)).toBe(true)
})

it('says row by row and all at once what is missing, and keeps what was typed', async () => {
  await toPapers()
  await drop([pdf('K-0001.pdf')])
  change(rowOf('Praxis Sommer').getByLabelText('Unterschrieben von'), 'Otto Sommer')
  await press('Weiter zum Prüfen')
  await screen.findByText('Bei 3 Auftraggebern fehlt noch etwas.')
  expect(
    rowOf('Praxis Linde').queryByText('Der Scan des unterschriebenen Vertrags fehlt.'),
  ).toBeNull()
  expect(rowOf('Praxis Linde').getByLabelText('Unterschrieben von').ariaInvalid).toBe('true')
  for (const name of ['Praxis Sommer', 'Praxis Winter'])
    rowOf(name).getByText('Der Scan des unterschriebenen Vertrags fehlt.')
  expect(rowOf('Praxis Sommer').getByDisplayValue('Otto Sommer').ariaInvalid).toBeNull()
  expect(hasDrafts()).toBe(true)
  expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(false)
})

it('leaves it to the person whose a file is that names nobody, two, or somebody who has an agreement', async () => {
  await toPapers()
  await drop([pdf('Scan.pdf'), pdf('K-0001 K-0002.pdf'), pdf('K-0004.pdf')])
  screen.getByText('Der Name nennt keine Nummer eines Auftraggebers.')
  screen.getByText('Der Name nennt die Nummern mehrerer Auftraggeber.')
  screen.getByText('Dem Namen nach von Praxis Alt; dort gibt es schon einen Vertrag.')
  await userEvent.selectOptions(screen.getByLabelText(/^Scan\.pdf/u), 'K-0002 Praxis Sommer')
  expect(rowOf('Praxis Sommer').queryByText('Scan.pdf')).toBeNull()
  await press('Zuordnen: Scan.pdf')
  rowOf('Praxis Sommer').getByText('Scan.pdf')
  await userEvent.click(
    rowOf('Praxis Sommer').getByRole('button', { name: /Gehört nicht hierher/u }),
  )
  expect(rowOf('Praxis Sommer').queryByText('Scan.pdf')).toBeNull()
})

it('takes no file that is no scan or too large, none twice, and none for two clients', async () => {
  await toPapers()
  const large = Object.defineProperty(pdf('K-0001 groß.pdf'), 'size', { value: 60 * 1024 * 1024 })
  const text = new File(['nichts'], 'K-0002.docx', { type: 'application/msword' })
  const user = userEvent.setup({ applyAccept: false })
  const one = pdf('K-0003.pdf', 'dasselbe')
  await user.upload(screen.getByLabelText(/^Alle Dateien/u), [large, text, one])
  const refused = within(await screen.findByRole('alert'))
  expect(refused.getAllByRole('listitem').map((each) => each.textContent)).toEqual([
    expect.stringContaining('größer als 20 MB'),
    expect.stringMatching(/^K-0002\.docx .*Das geht hier nicht/u),
  ])
  await user.upload(screen.getByLabelText(/^Alle Dateien/u), [one])
  await screen.findByText('Schon dabei und nicht noch einmal genommen')
  await user.upload(screen.getByLabelText(/^Alle Dateien/u), [
    pdf('K-0001.pdf', 'dasselbe'),
    pdf('K-0002.pdf', 'anderes'),
  ])
  sign()
  await press('Weiter zum Prüfen')
  const said = await screen.findAllByText(
    'Dieselbe Datei liegt auch bei einem anderen Auftraggeber.',
  )
  expect(said).toHaveLength(2)
  expect(screen.queryByRole('heading', { name: 'Prüfen und bestätigen' })).toBeNull()
})

it('names whoever got an agreement meanwhile, keeps nothing for them, and records the others', async () => {
  await toReview()
  settled.add(ids[1])
  await press('3 Verträge erfassen')
  await screen.findByRole('heading', { name: 'Erfasste Verträge' })
  await screen.findByText(/hat schon einen Vertrag/u)
  expect(sent.map(({ clientId }) => clientId)).toEqual([ids[0], ids[2]])
  expect(kept.map(({ clientId }) => clientId)).toEqual([ids[0], ids[2]])
})

it('tries again what was refused, with the scan that is kept already', async () => {
  const refusedOnce = vi.fn<() => void>()
  await toReview()
  server.use(
    http.post(
      '*/api/v1/agreements',
      () => {
        refusedOnce()
        return refuse(422, {
          code: 'invalid',
          issues: [{ path: '/terms/controller/signedOn', code: 'future', message: 'future' }],
        })
      },
      { once: true },
    ),
  )
  await press('3 Verträge erfassen')
  await screen.findByText('2 von 3 Verträgen sind erfasst.')
  screen.getByText('Dieser Tag liegt in der Zukunft.')
  await userEvent.click(await screen.findByRole('button', { name: 'Einen noch einmal versuchen' }))
  await screen.findByText('3 von 3 Verträgen sind erfasst.')
  expect(refusedOnce).toHaveBeenCalledTimes(1)
  expect(kept).toHaveLength(3)
})

it('ends for now where none of the rest can be recorded, and goes on with what is left', async () => {
  await toReview()
  let isFull = true
  server.use(
    http.post('*/api/v1/documents', () =>
      isFull && kept.length === 1
        ? refuse(429, { code: 'quota-exceeded', reason: 'uploads', retryAfter: 600 })
        : undefined,
    ),
  )
  await press('3 Verträge erfassen')
  await screen.findByText('1 von 3 Verträgen sind erfasst.')
  await screen.findByRole('alert')
  expect(screen.getAllByText('noch offen')).toHaveLength(2)
  isFull = false
  await press('2 noch einmal versuchen')
  await screen.findByText('3 von 3 Verträgen sind erfasst.')
  expect(kept).toHaveLength(3)
})

it('finds the scan that was kept before the window was closed', async () => {
  await toReview()
  const [file] = three() as [File]
  kept.push({
    clientId: ids[0],
    fileName: file.name,
    size: file.size,
    sha256: await sha256Of(file),
    id: '019c0000-0000-7000-8000-0000000000df',
  })
  await press('3 Verträge erfassen')
  await screen.findByText('3 von 3 Verträgen sind erfasst.')
  expect(sent[0].documentId).toBe('019c0000-0000-7000-8000-0000000000df')
  expect(kept).toHaveLength(3)
})

it('says what was recorded although its answer was lost on the way', async () => {
  await toReview()
  const keys: (string | null)[] = []
  server.use(
    http.post('*/api/v1/agreements', async ({ request }) => {
      const body: any = await request.clone().json()
      if (body.clientId !== ids[0]) return undefined
      keys.push(request.headers.get('idempotency-key'))
      settled.add(ids[0])
      if (keys.length === 1) return refuse(503, { code: 'unavailable', retryAfter: 0 })
      return HttpResponse.json(agreementOf(body), { status: 201 })
    }),
  )
  await press('3 Verträge erfassen')
  await screen.findByRole('button', { name: '3 noch einmal versuchen' })
  await press('3 noch einmal versuchen')
  await screen.findByText('3 von 3 Verträgen sind erfasst.')
  expect(keys).toEqual([keys[0], keys[0]])
})

it('leaves out alone the client whose file can be read no more', async () => {
  await toReview()
  const gone = () => Promise.reject(new DOMException('gone', 'NotReadableError'))
  const slice = vi.spyOn(File.prototype, 'slice').mockImplementation(function (this: File) {
    return Object.assign(new Blob(), this.name.startsWith('K-0001') && { arrayBuffer: gone })
  })
  await press('3 Verträge erfassen')
  await screen.findByText('2 von 3 Verträgen sind erfasst.')
  screen.getByText(/^Eine dieser Dateien lässt sich nicht mehr lesen/u)
  expect(sent.map(({ clientId }) => clientId)).toEqual([ids[1], ids[2]])
  slice.mockRestore()
})

it('hears at once that it is to stop after this paper, and hands the focus to the heading', async () => {
  await toReview()
  const { promise, resolve } = Promise.withResolvers<undefined>()
  server.use(http.post('*/api/v1/documents', () => promise, { once: true }))
  await press('3 Verträge erfassen')
  const title = () => screen.getByRole('heading', { level: 1 })
  await waitFor(() => expect(document.activeElement).toBe(title()))
  expect(title().textContent).toBe('Die Verträge werden erfasst')
  await press('Nach diesem Vertrag anhalten')
  expect(screen.getByRole('button', { name: 'Hält nach diesem Vertrag an' }).ariaBusy).toBe('true')
  resolve(undefined)
  await screen.findByText('1 von 3 Verträgen sind erfasst.')
  await screen.findByRole('heading', { name: 'Erfasste Verträge' })
  expect(document.activeElement).toBe(title())
})

it('refuses common terms that the contract does not know before anybody types the rest', async () => {
  await open([ids[0]])
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Praxis Linde/u }).checked).toBe(
    true,
  )
  await userEvent.type(screen.getByLabelText(/^Abweichende Vereinbarungen/u), 'ohne Nummer')
  await press('Weiter zu den Papieren')
  await waitFor(() =>
    expect(screen.getByLabelText(/^Abweichende Vereinbarungen/u).ariaInvalid).toBe('true'),
  )
  await userEvent.clear(screen.getByLabelText(/^Abweichende Vereinbarungen/u))
  await press('Weiter zu den Papieren')
  await screen.findByRole('heading', { name: 'Die Papiere' })
  expect(screen.getAllByRole('group', { name: /^Praxis/u })).toHaveLength(1)
})

it('keeps in sight what is wrong in the folded part of a paper, also once it is right', async () => {
  await open([ids[0]])
  await press('Weiter zu den Papieren')
  await screen.findByRole('heading', { name: 'Die Papiere' })
  await press('Weiter zum Prüfen')
  const row = rowOf('Praxis Linde')
  const day = await row.findByLabelText('Tag Ihrer Unterschrift')
  expect(day.ariaInvalid).toBe('true')
  const folded = day.closest('details')!
  folded.open = false
  await waitFor(() => expect(folded.open).toBe(true))
  change(day, '2025-12-02')
  expect(row.getByLabelText('Tag Ihrer Unterschrift').ariaInvalid).toBeNull()
})
