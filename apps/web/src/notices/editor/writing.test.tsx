import type { Notice } from '@portal/domain/notices/contract'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleDraft } from '../../test/notice-samples.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { EditNoticePage, NewNoticePage } from './notice-editor-page.tsx'

const client = (last: string, name: string, city: string) => ({
  id: `0198c5a2-0000-7000-8000-0000000000${last}`,
  name,
  address: { street: 'Weg 1', postalCode: '94032', city, country: 'DE' },
  version: 1,
  number: 'K-0001',
  legalForm: null,
  phone: null,
  region: null,
  contact: { name: 'Anna Sommer', email: 'anna@praxis.example', phone: null },
  dpo: null,
  archivedAt: null,
  createdAt: '2026-01-05T08:00:00.000Z',
  hasAgreement: true,
  hasEntered: true,
  privacyContact: { name: 'Anna', email: 'anna@praxis.example', role: 'contact' },
  fourEyes: false,
  open: null,
})
const sommer = client('c1', 'Praxis Sommer', 'Passau')
const winter = client('c2', 'Praxis Winter', 'Freyung')
const clients = http.get('*/api/v1/clients', () =>
  HttpResponse.json({ items: [sommer, winter], nextCursor: null }),
)
const stored = (notice: () => Notice) =>
  http.get('*/api/v1/notices/:id', () => HttpResponse.json(notice()))

const body = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
const save = () => userEvent.click(screen.getByRole('button', { name: 'Speichern und prüfen' }))

async function write() {
  await userEvent.selectOptions(
    await screen.findByLabelText('Art der Mitteilung'),
    'Störung oder Wartung',
  )
  await userEvent.click(screen.getByRole('radio', { name: /^wichtig/u }))
  await userEvent.type(screen.getByRole('textbox', { name: 'Titel' }), 'Wartung')
  await userEvent.type(body(), 'Am **Samstag**')
}

it('saves a draft for the chosen clients and leads on to checking it', async () => {
  const sent: unknown[] = []
  server.use(
    clients,
    http.post('*/api/v1/notices', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(sampleDraft, { status: 201 })
    }),
  )
  const go = vi.fn<(to: string) => void>()
  render(spoken(<NewNoticePage go={go} />))
  await write()
  expect(
    within(screen.getByRole('region', { name: 'Vorschau' })).getByText('Samstag').tagName,
  ).toBe('STRONG')
  await userEvent.click(screen.getByRole('radio', { name: 'Ausgewählte Auftraggeber' }))
  await save()
  expect(screen.getByText('Bitte wählen Sie mindestens einen Auftraggeber.')).toBeTruthy()
  await userEvent.click(screen.getByRole('checkbox', { name: /Praxis Winter/u }))
  await save()
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/mitteilungen/${sampleDraft.id}`))
  expect(sent).toEqual([
    {
      kind: 'disruption',
      severity: 'important',
      title: 'Wartung',
      body: 'Am **Samstag**',
      audience: { clientIds: [winter.id] },
    },
  ])
})

it('says what is missing where it is missing, and keeps what is there', async () => {
  server.use(clients)
  render(spoken(<NewNoticePage go={() => {}} />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Text' }), 'Am Samstag')
  await save()
  expect(screen.getByLabelText('Art der Mitteilung').getAttribute('aria-invalid')).toBe('true')
  expect(body().value).toBe('Am Samstag')
})

it('keeps both texts when somebody else changed the draft, and lets the person choose', async () => {
  let notice = sampleDraft
  const versions: (string | null)[] = []
  server.use(
    clients,
    stored(() => notice),
    http.patch('*/api/v1/notices/:id', ({ request }) => {
      versions.push(request.headers.get('if-match'))
      if (request.headers.get('if-match') === `"${notice.version}"`)
        return HttpResponse.json(notice)
      return refuse(412, { code: 'stale', entity: 'notice' })
    }),
  )
  const go = vi.fn<(to: string) => void>()
  render(spoken(<EditNoticePage id={sampleDraft.id} go={go} />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Text' }), ' Meins')
  notice = { ...sampleDraft, version: 2, body: 'Von jemand anderem' }
  await save()
  expect((await screen.findByRole('alert')).textContent).toContain('inzwischen geändert')
  expect(screen.getByText('Von jemand anderem')).toBeTruthy()
  expect(body().value).toContain('Meins')
  await userEvent.click(screen.getByRole('button', { name: 'Mit meinem Text weiterarbeiten' }))
  await save()
  await waitFor(() => expect(go).toHaveBeenCalled())
  expect(versions).toEqual(['"1"', '"2"'])
})

it('hands on what was typed when the notice went out meanwhile', async () => {
  let notice = sampleDraft
  server.use(
    clients,
    stored(() => notice),
    http.patch('*/api/v1/notices/:id', () => refuse(412, { code: 'stale', entity: 'notice' })),
  )
  const go = vi.fn<(to: string) => void>()
  render(spoken(<EditNoticePage id={sampleDraft.id} go={go} />))
  await userEvent.type(await screen.findByRole('textbox', { name: 'Text' }), ' Meins')
  notice = { ...sampleDraft, status: 'published', number: 'M-2026-0009', version: 2 }
  await save()
  expect(await screen.findByText('Diese Mitteilung ist veröffentlicht')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Als neue Mitteilung weiterschreiben' }))
  expect(go).toHaveBeenCalledWith('/mitteilungen/neu')
  render(spoken(<NewNoticePage go={go} />))
  expect(
    (await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })).value,
  ).toContain('Meins')
})

it('C lets no breach out for information, and says what the lowest urgency is', async () => {
  const sent: unknown[] = []
  server.use(
    clients,
    http.post('*/api/v1/notices', async ({ request }) => {
      sent.push(await request.json())
      return HttpResponse.json(sampleDraft, { status: 201 })
    }),
  )
  render(spoken(<NewNoticePage go={() => {}} />))
  await write()
  expect(screen.queryByText(/ist mindestens/u)).toBeNull()
  await userEvent.selectOptions(screen.getByLabelText('Art der Mitteilung'), 'incident')
  expect(screen.getByText(/auch ein Verdacht, ist mindestens „wichtig“/u)).toBeTruthy()
  await userEvent.click(screen.getByRole('radio', { name: /^zur Kenntnis/u }))
  await userEvent.click(screen.getByRole('radio', { name: /^Alle Auftraggeber/u }))
  await save()
  expect(screen.getByText(/niedrigste Dringlichkeit ist hier „wichtig“/u)).toBeTruthy()
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole('radio', { name: /^wichtig/u }))
  await save()
  await waitFor(() => expect(sent.length).toBe(1))
})
