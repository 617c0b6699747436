import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../../clients/sample.ts'
import { useForm } from '../../../platform/form/form.ts'
import { sampleProvider } from '../../../provider/sample.ts'
import { spoken } from '../../../test/spoken.tsx'
import { type CommonForm, commonOf, Proposed } from './common-form.ts'
import { RowsStep } from './rows-step.tsx'
import { rowsFor, rowsForm } from './rows.ts'
import { scansFor, scansOf } from './scans.ts'

const clients = ['Praxis Linde', 'Praxis Sommer'].map((name, at) =>
  sampleClient(`019c0000-0000-7000-8000-00000000000${at + 1}`, name, {
    number: `K-000${at + 1}`,
    hasAgreement: false,
  }),
)
const common = {
  ...commonOf(sampleProvider, { clientIds: [], tomVersion: null, subprocessorIds: [] }),
  controllerSignedOn: '2025-12-01',
  processorSignedOn: '2025-12-02',
  startsOn: '2026-01-01',
} as CommonForm
const onReady = vi.fn<() => void>()
let visits = 0

function Step() {
  const proposed = Proposed.parse(common)
  const rows = rowsFor(clients, proposed, null, sampleProvider)
  const signed = Object.entries(rows).map(([id, row]) => [
    id,
    { ...row, controllerSignedBy: 'Anna Linde' },
  ])
  const noScan = (id: string) => (scansOf(id).length > 0 ? null : 'no-scan')
  const form = useForm(
    rowsForm({ clients, common, provider: sampleProvider, noScan, today: '2026-11-29' }),
    { rows: Object.fromEntries(signed), common: proposed },
  )
  return (
    <RowsStep form={form} clients={clients} all={clients} onReady={onReady} onBack={() => {}} />
  )
}

const pdf = (name: string, content = name) =>
  new File([`%PDF ${content}`], name, { type: 'application/pdf', lastModified: 1 })
const user = userEvent.setup({ applyAccept: false })
const row = (name: string) => within(screen.getByRole('group', { name }))
const drop = (...files: File[]) => user.upload(screen.getByLabelText(/^Alle Dateien/u), files)
const choose = (name: string, ...files: File[]) =>
  user.upload(row(name).getByLabelText(/^(?:Scan oder|Weitere) Fotos/u), files)
const press = (name: string) => user.click(screen.getByRole('button', { name }))
const focused = () => document.activeElement?.textContent

beforeEach(() => {
  onReady.mockClear()
  visits += 1
  scansFor(`user ${visits}`)
  render(spoken(<Step />))
})

it('gives a file to whom was chosen once that is said, and the focus to the file after it', async () => {
  await drop(pdf('eins.pdf'), pdf('zwei.pdf'), pdf('drei.pdf'))
  const select = screen.getByLabelText(/^eins\.pdf/u)
  await press('Zuordnen: eins.pdf')
  expect(select.ariaInvalid).toBe('true')
  expect(document.activeElement).toBe(select)
  await user.selectOptions(select, 'K-0002 Praxis Sommer')
  expect(row('Praxis Sommer').queryByText('eins.pdf')).toBeNull()
  await press('Zuordnen: eins.pdf')
  row('Praxis Sommer').getByText('eins.pdf')
  expect(focused()).toBe('Zuordnen: zwei.pdf')
  await press('Weglassen: zwei.pdf')
  expect(focused()).toBe('Weglassen: drei.pdf')
  await press('Weglassen: drei.pdf')
  expect(document.activeElement).toBe(screen.getByLabelText(/^Alle Dateien/u))
  await press('Gehört nicht hierher: eins.pdf')
  expect(document.activeElement).toBe(row('Praxis Sommer').getByLabelText(/^Scan oder Fotos/u))
})

it('says in the row what was not taken there, and hands over what was there already', async () => {
  await drop(pdf('K-0001 AVV.pdf'))
  await choose('Praxis Sommer', new File(['x'], 'Brief.docx'), pdf('K-0001 AVV.pdf'))
  expect(row('Praxis Sommer').getByRole('alert').textContent).toMatch(/^Brief\.docx: Das geht/u)
  row('Praxis Sommer').getByText('K-0001 AVV.pdf')
  expect(row('Praxis Linde').queryByText('K-0001 AVV.pdf')).toBeNull()
  await choose('Praxis Sommer', pdf('Seite 2.pdf'))
  expect(row('Praxis Sommer').queryByRole('alert')).toBeNull()
})

it('says of a file that was taken from its client what its name says still', async () => {
  await drop(pdf('K-0001 AVV.pdf'))
  await press('Gehört nicht hierher: K-0001 AVV.pdf')
  expect(screen.getByText('Dem Namen nach von Praxis Linde.')).toBeTruthy()
})

it('says no more that a scan is missing or that of another one once it is not', async () => {
  const missing = 'Der Scan des unterschriebenen Vertrags fehlt.'
  const twin = 'Dieselbe Datei liegt auch bei einem anderen Auftraggeber.'
  await press('Weiter zum Prüfen')
  expect(await screen.findAllByText(missing)).toHaveLength(2)
  await choose('Praxis Linde', pdf('a.pdf', 'dasselbe'))
  expect(row('Praxis Linde').queryByText(missing)).toBeNull()
  row('Praxis Sommer').getByText(missing)
  await choose('Praxis Sommer', pdf('b.pdf', 'dasselbe'))
  await press('Weiter zum Prüfen')
  expect(await screen.findAllByText(twin)).toHaveLength(2)
  await press('Gehört nicht hierher: b.pdf')
  expect(screen.queryByText(twin)).toBeNull()
  expect(onReady).not.toHaveBeenCalled()
})

it('says at its row that a file can be read no more, until it is chosen anew', async () => {
  const gone = pdf('K-0001.pdf')
  gone.slice = () =>
    Object.assign(new Blob(), { arrayBuffer: () => Promise.reject(new Error('gone')) })
  await drop(gone, pdf('K-0002.pdf'))
  await press('Weiter zum Prüfen')
  const said = /^Eine dieser Dateien lässt sich nicht mehr lesen/u
  await row('Praxis Linde').findByText(said)
  await choose('Praxis Linde', pdf('K-0001.pdf'))
  expect(screen.queryByText(said)).toBeNull()
  await press('Weiter zum Prüfen')
  await waitFor(() => expect(onReady).toHaveBeenCalledTimes(1))
})
