import type { Provider } from '@portal/domain/provider/contract'
import { shippedTerms } from '@portal/domain/provider/settings'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleProvider } from '../provider/sample.ts'
import { refuse, server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { ChangeFirmPage } from './change-page.tsx'
import { FirmHistoryPage } from './history-page.tsx'
import { FirmPage } from './firm-page.tsx'
import { FirmVersionPage } from './version-page.tsx'

let firm: Provider | null
const sent: { body: any; ifMatch: string | null }[] = []
const go = vi.fn<(to: string) => void>()

beforeEach(() => {
  firm = { ...sampleProvider, terms: shippedTerms, version: 3 }
  sent.length = 0
  go.mockReset()
  sessionStorage.clear()
  server.use(
    http.get('*/api/v1/provider', () =>
      firm ? HttpResponse.json(firm) : refuse(404, { code: 'not-found', entity: 'provider' }),
    ),
    http.put('*/api/v1/provider', async ({ request }) => {
      sent.push({ body: await request.json(), ifMatch: request.headers.get('if-match') })
      return HttpResponse.json(firm ?? { ...sampleProvider, terms: shippedTerms })
    }),
  )
})
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }))
const type = async (label: string | RegExp, text: string) => {
  await userEvent.clear(screen.getByLabelText(label))
  await userEvent.type(screen.getByLabelText(label), text)
}

it('shows what holds, and lets nobody but the owner change it', async () => {
  const { unmount } = render(spoken(<FirmPage mayChange={false} />))
  expect(await screen.findByText('Robert Zerer IT-Dienstleistungen')).toBeTruthy()
  expect(screen.getByText('Bayern')).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Angaben ändern' })).toBeNull()
  unmount()
  render(spoken(<FirmPage mayChange />))
  expect(await screen.findByRole('link', { name: 'Angaben ändern' })).toBeTruthy()
})

it('shows in the review what all clients will read, and tells them with the one press that saves', async () => {
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
  await type('Weisungen empfangen', 'Robert Zerer\nEva Brandl')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Geändert: Empfänger von Weisungen')).toBeTruthy()
  expect(screen.getByText(/^Alle Auftraggeber bekommen sofort/u)).toBeTruthy()
  expect(sent).toEqual([])
  await press('Speichern und allen mitteilen')
  await waitFor(() => expect(go).toHaveBeenCalledWith('/firma'))
  const { version: _, updatedAt: __, ...rest } = firm!
  expect(sent).toEqual([
    { ifMatch: '"3"', body: { ...rest, instructionRecipients: ['Robert Zerer', 'Eva Brandl'] } },
  ])
})

it('says that nobody is told where nobody has to be', async () => {
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
  await press('Weiter zum Prüfen')
  expect((await screen.findByRole('alert')).textContent).toBe('Hier ist nichts geändert.')
  await type(/^Impressum/u, 'https://zerer.example/impressum')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/^Es entsteht eine neue Fassung\. Niemand/u)).toBeTruthy()
  expect(screen.getByText(/bisher:/u).textContent).toContain('nicht angegeben')
})

it('says everything that is wrong at once, and keeps what was typed when the server refuses', async () => {
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
  await userEvent.clear(screen.getByLabelText('Name'))
  await type(/^Impressum/u, 'zerer.example')
  await type('Kündigungsfrist (§ 2)', 'bald')
  await type(/^Vertragsstrafe/u, '1,5')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Diese Angabe fehlt.')).toBeTruthy()
  expect(screen.getByText(/die mit https:\/\/ beginnt/u)).toBeTruthy()
  expect(screen.getByText(/ganze Zahl von 1 bis 104/u)).toBeTruthy()
  expect(screen.getByText(/in vollen Euro an, ohne/u)).toBeTruthy()
  await type('Name', 'Zerer IT')
  await type(/^Impressum/u, 'https://zerer.example')
  await type('Kündigungsfrist (§ 2)', '6')
  await userEvent.clear(screen.getByLabelText(/^Vertragsstrafe/u))
  await type('Postleitzahl', '9403')
  await press('Weiter zum Prüfen')
  server.use(
    http.put(
      '*/api/v1/provider',
      () =>
        refuse(400, {
          code: 'invalid',
          issues: [{ path: '/address/postalCode', code: 'postal-code', message: 'x' }],
        }),
      { once: true },
    ),
  )
  await userEvent.click(await screen.findByRole('button', { name: 'Speichern' }))
  expect(await screen.findByText(/fünf Ziffern/u)).toBeTruthy()
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Zerer IT')
})

it('asks whose details hold when somebody else changed them meanwhile', async () => {
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
  await type('Name', 'Zerer IT')
  await press('Weiter zum Prüfen')
  server.use(
    http.put('*/api/v1/provider', () => {
      firm = { ...firm!, version: 4, privacyUrl: 'https://zerer.example/d' }
      return refuse(412, { code: 'stale', entity: 'provider' })
    }),
  )
  await press('Speichern')
  expect(await screen.findByText(/^Jemand hat diese Angaben inzwischen/u)).toBeTruthy()
  await press('Meine Eingaben behalten')
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Zerer IT')
  expect(screen.getByLabelText<HTMLInputElement>(/^Datenschutzerklärung/u).value).toBe(
    'https://zerer.example/d',
  )
})

it('begins with what the contract itself says where nobody has entered anything, and goes on top of nothing', async () => {
  firm = null
  render(spoken(<FirmPage mayChange />))
  expect(await screen.findByRole('link', { name: 'Firma eintragen' })).toBeTruthy()
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1, name: 'Firma eintragen' })
  for (const [label, text] of [
    ['Name', 'Zerer IT'],
    ['Straße und Hausnummer', 'Weg 1'],
    ['Postleitzahl', '94032'],
    ['Ort', 'Passau'],
    ['Vor- und Nachname', 'Robert Zerer'],
    ['E-Mail', 'r@zerer.example'],
    ['Weisungen empfangen', 'Robert Zerer'],
    ['Wege für Weisungen', 'AVV-Portal'],
  ] as const)
    await type(label, text)
  await userEvent.click(screen.getByRole('radio', { name: /^Ansprechperson/u }))
  await userEvent.selectOptions(screen.getByLabelText('Bundesland'), 'Berlin')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/^Es entsteht die erste Fassung/u)).toBeTruthy()
  await press('Speichern')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]).toMatchObject({ ifMatch: null, body: { name: 'Zerer IT', terms: shippedTerms } })
})

it('sends a logo as soon as it is chosen, shows it, and saves it with a colour that everybody can read', async () => {
  const id = 'a'.repeat(64)
  let isRefused = true
  server.use(
    http.post('*/api/v1/provider/logos', () =>
      isRefused
        ? refuse(422, {
            code: 'file-refused',
            reason: 'active-drawing',
            drawing: 'event-handler',
            line: 7,
          })
        : HttpResponse.json({ id, width: 960, height: 240 }, { status: 201 }),
    ),
  )
  render(spoken(<ChangeFirmPage go={go} />))
  await screen.findByRole('heading', { level: 1 })
  const drawing = new File(['<svg/>'], 'logo.svg', { type: 'image/svg+xml' })
  await userEvent.upload(screen.getByLabelText(/^Logo/u), drawing)
  expect(
    await screen.findByText(/^Dieses SVG enthält in Zeile 7 ein Skript an einem/u),
  ).toBeTruthy()
  isRefused = false
  await userEvent.upload(screen.getByLabelText(/^Logo/u), drawing)
  const picture = await screen.findByAltText<HTMLImageElement>('Logo auf dunklem Grund')
  expect(picture.getAttribute('src')).toBe(`/branding/${id}.png`)

  await type(/^Farbe \(/u, 'blau')
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Bitte geben Sie eine Farbe wie #0e4a5a an.')).toBeTruthy()
  await type(/^Farbe \(/u, '#ffcc00')
  expect(screen.getByText(/^Auf hellen Seiten hebt sich diese Farbe nur 1,\d : 1 ab/u)).toBeTruthy()
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/^Diese Farbe ist zu hell/u)).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: /^Die nächste lesbare nehmen/u }))
  const near = screen.getByLabelText<HTMLInputElement>(/^Farbe \(/u).value
  expect(screen.getByText(/^Helle Seiten \d,\d : 1$/u)).toBeTruthy()
  await press('Weiter zum Prüfen')
  expect(await screen.findByText(/^Es entsteht eine neue Fassung\. Niemand/u)).toBeTruthy()
  await press('Speichern')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]!.body).toMatchObject({ logo: id, accent: near })
})

it('lists every version with who made it and what told of it, and shows what each changed', async () => {
  const { version: _, updatedAt: __, terms, ...rest } = firm!
  const settings = { ...rest, terms: terms! }
  const version = {
    version: 2,
    at: '2026-11-20T08:12:00.000Z',
    byName: 'Robert Zerer',
    way: 'portal',
    changed: ['contact'],
    notice: { id: '0198c5a2-0000-7000-8000-000000000001', number: 'M-2026-0009' },
  }
  const before = { ...settings, contact: { ...settings.contact, role: 'dpo' } }
  server.use(
    http.get('*/api/v1/provider/versions', () =>
      HttpResponse.json({ items: [version], nextCursor: null }),
    ),
    http.get('*/api/v1/provider/versions/2', () =>
      HttpResponse.json({ ...version, settings, before }),
    ),
  )
  render(spoken(<FirmHistoryPage />))
  const row = within(await screen.findByRole('row', { name: /Fassung 2/u }))
  expect(row.getByText('Ansprechperson (§ 6.3)')).toBeTruthy()
  expect(row.getByRole('link', { name: 'M-2026-0009' })).toBeTruthy()
  render(spoken(<FirmVersionPage version="2" />))
  expect(await screen.findByText(/bisher:/u)).toBeTruthy()
  expect(screen.getByText(/bisher:/u).textContent).toContain('Datenschutzbeauftragte Person')
})
