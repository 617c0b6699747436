import { contractText } from '@portal/domain/agreements/contract-text'
import type { OfferBatch } from '@portal/domain/agreements/offers'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { sampleClient } from '../../../clients/sample.ts'
import { hasDrafts } from '../../../platform/form/drafts.ts'
import { sampleProvider } from '../../../provider/sample.ts'
import { refuse, server } from '../../../test/server.ts'
import { spoken } from '../../../test/spoken.tsx'
import { batchId, clientId, sampleBatch, sampleOffer } from '../sample.ts'
import { BatchPage } from './batch-page.tsx'
import { MakingPage } from './making-page.tsx'

const other = '019c0000-0000-7000-8000-0000000000b2'
const settled = '019c0000-0000-7000-8000-0000000000b3'
const without = { hasAgreement: false }
const page = (items: unknown[]) => HttpResponse.json({ items, nextCursor: null })
const terms = {
  services: ['Speicherplatz'],
  noticePeriod: { count: 3, unit: 'months' as const },
  objectionPeriod: { count: 2, unit: 'weeks' as const },
  purpose: 'Betrieb der Praxissoftware',
  dataCategories: ['master-data', 'Röntgenbilder'],
  dataSubjects: ['patients'],
  serviceAgreement: null,
  professionalSecrecy: true,
  liability: null,
  penaltyEuro: 2500,
}
const toms = {
  author: 'Eva',
  changeReason: 'neu',
  levelStatement: 'hoch',
  publishedAt: '2026-01-01T08:00:00.000Z',
}
const isTrial = (request: Request) => new URL(request.url).searchParams.has('dryRun')
const nobody = { count: 0, named: [] as { clientId: string; name: string }[] }
let withoutSigner = nobody
let leftOut: OfferBatch['leftOut'] = []
const previewOf = ({ clients }: { clients: string | string[] }) => ({
  ...sampleBatch({
    clients: Array.isArray(clients) ? clients.length + leftOut.length : 2,
    withoutSigner,
    leftOut,
  }),
  id: null,
  status: 'preview',
})
const go = vi.fn<(to: string) => void>()
const sent: { body: any; key: string | null }[] = []

beforeEach(() => {
  go.mockReset()
  withoutSigner = nobody
  leftOut = []
  sent.length = 0
  server.use(
    http.get('*/api/v1/clients', () =>
      page([
        sampleClient(clientId, 'Praxis Linde', without),
        sampleClient(other, 'Ergo Lindenau', without),
        sampleClient(settled, 'Praxis Sommer'),
      ]),
    ),
    http.get('*/api/v1/provider', () => HttpResponse.json({ ...sampleProvider, terms })),
    http.get('*/api/v1/subprocessors', () => page([])),
    http.get('*/api/v1/toms', () =>
      page([
        { ...toms, version: 4, validFrom: '2026-02-01' },
        { ...toms, version: 3, validFrom: '2026-01-01' },
      ]),
    ),
    http.get('*/api/v1/contract-texts', () =>
      page([{ version: 2, at: null, byName: null, note: null }]),
    ),
    http.get('*/api/v1/contract-texts/2', () =>
      HttpResponse.json({
        version: 2,
        at: null,
        byName: null,
        note: null,
        lines: [...contractText.trim().split('\n'), 'Ein Absatz unserer Firma.'],
        compared: [],
      }),
    ),
    http.get('*/api/v1/toms/4', () =>
      HttpResponse.json({
        ...toms,
        version: 4,
        validFrom: '2026-02-01',
        measures: [
          {
            key: 'a',
            heading: 'encryption',
            text: 'Festplatten sind verschlüsselt.',
            systems: [],
            implementedSince: null,
          },
        ],
      }),
    ),
    http.post('*/api/v1/agreement-offer-batches', async ({ request }) => {
      const body: any = await request.json()
      if (isTrial(request)) return HttpResponse.json(previewOf(body))
      sent.push({ body, key: request.headers.get('idempotency-key') })
      return HttpResponse.json(sampleBatch(), { status: 202 })
    }),
  )
})

const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }))
const open = async (begun: string | null = null) => {
  render(spoken(<MakingPage clientId={begun} go={go} />))
  await screen.findByRole('heading', { name: 'Verträge anbieten' })
}

it('begins with the client it was opened for, the terms of the firm, the newest measures and four weeks', async () => {
  await open(clientId)
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Praxis Linde/u }).checked).toBe(
    true,
  )
  expect(screen.queryByRole('checkbox', { name: /Praxis Sommer/u })).toBeNull()
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  expect(screen.getByText('3 Monate', { selector: 'dd p' })).toBeTruthy()
  expect(screen.getByText(/Festplatten sind verschlüsselt/u)).toBeTruthy()
  expect(screen.getByText('Ein Absatz unserer Firma.')).toBeTruthy()
  await press('Vertrag anbieten')
  await waitFor(() => expect(go).toHaveBeenCalledWith(`/vertragsangebote/versand/${batchId}`))
  expect(sent[0]?.key).toBeTruthy()
  expect(sent[0]?.body).toMatchObject({
    clients: [clientId],
    bindingDays: 14,
    terms: {
      startsOn: null,
      tomVersion: 4,
      noticePeriod: { count: 3, unit: 'months' },
      dataCategories: ['master-data', 'Röntgenbilder'],
      penaltyEuro: 2500,
      deviations: [],
    },
  })
  expect(hasDrafts()).toBe(false)
})

it('offers to several that are searched and ticked, and to all that have none', async () => {
  await open()
  await userEvent.click(screen.getByRole('checkbox', { name: /Praxis Linde/u }))
  await userEvent.click(screen.getByRole('checkbox', { name: /Ergo Lindenau/u }))
  expect(screen.getByText('2 gewählt')).toBeTruthy()
  await press('Weiter zum Prüfen')
  await screen.findByText('Praxis Linde, Ergo Lindenau')
  await press('Ändern')
  await userEvent.click(screen.getByRole('radio', { name: /^Allen, die noch keinen/u }))
  await press('Weiter zum Prüfen')
  await screen.findByText('alle ohne Vertrag und ohne offenes Angebot')
  await press('2 Verträge anbieten')
  await waitFor(() => expect(sent[0]?.body.clients).toBe('without-agreement'))
})

it('offers with the days the client is to be bound, and names a number that is none', async () => {
  await open(clientId)
  const days = screen.getByLabelText(/^Tage, die der Auftraggeber/u)
  for (const wrong of ['2', '61', 'zwei']) {
    await userEvent.clear(days)
    await userEvent.type(days, wrong)
    await press('Weiter zum Prüfen')
    await waitFor(() => expect(days.getAttribute('aria-invalid')).toBe('true'))
  }
  await userEvent.clear(days)
  await userEvent.type(days, '30')
  await press('Weiter zum Prüfen')
  await screen.findByText('30 Tage')
  await press('Vertrag anbieten')
  await waitFor(() => expect(sent[0]?.body.bindingDays).toBe(30))
})

it('sends another objection period and deviating clauses as such', async () => {
  await open(clientId)
  const count = screen.getByLabelText(/^Widerspruchsfrist/u)
  await userEvent.clear(count)
  await userEvent.type(count, '6')
  await userEvent.type(
    screen.getByLabelText(/^Abweichende Vereinbarungen/u),
    '8.4: Kontrollen werden zwei Wochen vorher angekündigt.',
  )
  await press('Weiter zum Prüfen')
  await screen.findByText('Kontrollen werden zwei Wochen vorher angekündigt.', { selector: 'p' })
  await press('Vertrag anbieten')
  await waitFor(() => expect(sent).toHaveLength(1))
  expect(sent[0]?.body.terms.deviations).toEqual([
    { clause: '8.4', text: 'Kontrollen werden zwei Wochen vorher angekündigt.', effect: null },
    {
      clause: '7.2',
      text: 'Dem Wechsel eines Unterauftragnehmers kann der Auftraggeber innerhalb von 6 Wochen widersprechen.',
      effect: { kind: 'objection-period', period: { count: 6, unit: 'weeks' } },
    },
  ])
})

it('says everything that is wrong at once, each at its field', async () => {
  await open()
  await userEvent.clear(screen.getByLabelText('Art und Zweck der Verarbeitung'))
  const notice = screen.getByLabelText(/^Kündigungsfrist/u)
  await userEvent.clear(notice)
  await userEvent.type(notice, 'drei')
  await userEvent.type(screen.getByLabelText(/^Abweichende Vereinbarungen/u), 'ohne Nummer')
  await press('Weiter zum Prüfen')
  await waitFor(() =>
    expect(
      [...document.querySelectorAll('[aria-invalid=true]')].map(
        (each) => each.getAttribute('name') ?? each.getAttribute('role'),
      ),
    ).toEqual(['group', 'noticeCount', 'purpose', 'deviations']),
  )
  expect(sent).toEqual([])
})

it('keeps what was typed when a chosen annex is no longer there', async () => {
  server.use(
    http.post('*/api/v1/agreement-offer-batches', ({ request }) =>
      isTrial(request)
        ? HttpResponse.json(previewOf({ clients: [clientId] }))
        : refuse(422, {
            code: 'invalid',
            issues: [{ path: '/subprocessorIds/0', message: 'unknown', code: 'unknown' }],
          }),
    ),
  )
  await open(clientId)
  await userEvent.type(screen.getByLabelText(/^Sonstige Vereinbarungen/u), 'Keine.')
  await press('Weiter zum Prüfen')
  await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })
  await press('Vertrag anbieten')
  const special = await screen.findByLabelText<HTMLTextAreaElement>(/^Sonstige Vereinbarungen/u)
  expect(special.value).toBe('Keine.')
  expect(hasDrafts()).toBe(true)
})

it('says before anything is sent where nobody can sign, and leads to the invitations', async () => {
  withoutSigner = { count: 2, named: [{ clientId: other, name: 'Ergo Lindenau' }] }
  await open(clientId)
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('Bei 2 Auftraggebern kann niemand unterschreiben')).toBeTruthy()
  expect(screen.getByText('und 1 weitere')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ergo Lindenau' })).toBeTruthy()
  const invite = screen.getByRole('link', { name: 'Leitungen einladen' })
  expect(invite.getAttribute('href')).toBe(`/kunden/einladen?auswahl=${other}`)
  expect(sent).toEqual([])
})

it('names on the review who would be left out, and offers to the others alone', async () => {
  leftOut = [{ clientId: other, name: 'Ergo Lindenau', reason: 'has-offer' }]
  await open(clientId)
  await press('Weiter zum Prüfen')
  expect(await screen.findByText('hat schon ein Angebot, das offen ist')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Ergo Lindenau' })).toBeTruthy()
  expect(sent).toEqual([])
})

it('shows how far the offers are, then who got one and who was left out and why', async () => {
  let batch: OfferBatch = sampleBatch()
  server.use(
    http.get(`*/api/v1/agreement-offer-batches/${batchId}`, () => HttpResponse.json(batch)),
    http.get('*/api/v1/agreement-offers', ({ request }) =>
      page(new URL(request.url).searchParams.get('batchId') === batchId ? [sampleOffer()] : []),
    ),
  )
  render(spoken(<BatchPage id={batchId} />))
  await screen.findByText('1 von 3 Auftraggebern haben ihr Angebot.')
  expect(screen.getByRole('progressbar')).toBeTruthy()
  batch = sampleBatch({
    status: 'done',
    offered: 2,
    leftOut: [{ clientId: settled, name: 'Praxis Sommer', reason: 'has-offer' }],
  })
  await screen.findByText('2 von 3 Auftraggebern haben ihr Angebot.', {}, { timeout: 3_000 })
  const left = within(await screen.findByRole('table', { name: 'Ausgelassene Auftraggeber' }))
  expect(left.getByText('hat schon ein Angebot, das offen ist')).toBeTruthy()
  const got = within(await screen.findByRole('table', { name: 'Angebote dieses Versands' }))
  expect(got.getByRole('link', { name: 'Praxis Linde' })).toBeTruthy()
})
