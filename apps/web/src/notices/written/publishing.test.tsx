import type { Notice, NoticeHanding, NoticeRecipient } from '@portal/domain/notices/contract'
import { render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleDraft, sampleNotice, sampleRecipient } from '../../test/notice-samples.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { NoticePage } from '../page/notice-page.tsx'
import { NoticesPage } from '../page/notices-page.tsx'

const done: NoticeHanding = { clients: 2, reached: 2, failedSince: null, ending: null }
const answer = (
  notice: () => Notice,
  recipients: NoticeRecipient[],
  handing: () => NoticeHanding = () => done,
) =>
  server.use(
    http.get('*/api/v1/notices/:id/handing', () => HttpResponse.json(handing())),
    http.get('*/api/v1/notices/:id', () => HttpResponse.json(notice())),
    http.get('*/api/v1/notices/:id/recipients', () =>
      HttpResponse.json({ items: recipients, nextCursor: null }),
    ),
  )
const draftedFor = [
  {
    ...sampleRecipient,
    people: sampleRecipient.people.map((person) => ({
      ...person,
      mail: 'none' as const,
      mailedAt: null,
      serverAnswer: null,
    })),
  },
  {
    ...sampleRecipient,
    clientId: '0198c5a2-0000-7000-8000-0000000000c2',
    clientName: 'Praxis Winter',
    people: [],
  },
]
const failed: NoticeRecipient = {
  ...sampleRecipient,
  people: [
    {
      ...sampleRecipient.people[0]!,
      mail: 'failed',
      mailedAt: null,
      serverAnswer: '550 mailbox unavailable',
    },
  ],
}

function show({ mayWrite = true, reached = null as string | null, go = (_: string) => {} } = {}) {
  render(
    spoken(
      <NoticePage
        id={sampleDraft.id}
        side="provider"
        mayAcknowledge={false}
        mayWrite={mayWrite}
        show={reached}
        go={go}
      />,
    ),
  )
}
/** What stands beside each name at the head of a review. */
const factsOf = () =>
  Object.fromEntries(
    screen
      .getAllByRole('term')
      .map((term) => [term.textContent, term.nextElementSibling?.textContent]),
  )
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }))

it('publishes only after saying whom it reaches, and is frozen then', async () => {
  let notice = sampleDraft
  const versions: (string | null)[] = []
  answer(() => notice, draftedFor)
  server.use(
    http.post('*/api/v1/notices/:id/publication', ({ request }) => {
      versions.push(request.headers.get('if-match'))
      notice = { ...sampleNotice, audience: 'all' }
      return HttpResponse.json(notice)
    }),
  )
  show()
  expect(await screen.findByText('2 Auftraggeber, 1 Person')).toBeTruthy()
  expect(screen.getByText('Hier hat niemand einen Zugang')).toBeTruthy()
  await press('Veröffentlichen …')
  expect(await screen.findByRole('heading', { name: 'Prüfen und bestätigen' })).toBeTruthy()
  expect(screen.getByText(/geht an 2 Auftraggeber.*Eine Person erhält/u)).toBeTruthy()
  expect(factsOf()).toMatchObject({
    Auftraggeber: draftedFor.map(({ clientName }) => clientName).join('; '),
    Mitteilung: sampleDraft.title,
  })
  expect(screen.getByRole('button', { name: 'Ändern' })).toBeTruthy()
  await press('An 2 Auftraggeber veröffentlichen')
  expect(await screen.findByText('Veröffentlicht heißt unveränderlich')).toBeTruthy()
  expect(versions).toEqual(['"1"'])
  expect(screen.queryByRole('link', { name: 'Bearbeiten' })).toBeNull()
})

it('closes the question when the draft is another one now, and shows that one', async () => {
  let notice = sampleDraft
  answer(() => notice, draftedFor)
  server.use(
    http.post('*/api/v1/notices/:id/publication', () => {
      notice = { ...sampleDraft, version: 2, body: 'Neuer Text' }
      return refuse(412, { code: 'stale', entity: 'notice' })
    }),
  )
  show()
  await press('Veröffentlichen …')
  await press('An 2 Auftraggeber veröffentlichen')
  expect((await screen.findByRole('alert')).textContent).toContain('Jemand hat das geändert')
  expect(screen.queryByText('Was es bewirkt')).toBeNull()
  expect(await screen.findByText('Neuer Text')).toBeTruthy()
})

it('discards a draft after asking', async () => {
  answer(() => sampleDraft, draftedFor)
  server.use(http.delete('*/api/v1/notices/:id', () => new HttpResponse(null, { status: 204 })))
  const go = vi.fn<(to: string) => void>()
  show({ go })
  await press('Entwurf verwerfen …')
  await press('Entwurf verwerfen')
  await waitFor(() => expect(go).toHaveBeenCalledWith('/mitteilungen'))
})

it('lets somebody who may only read change nothing', async () => {
  answer(() => sampleDraft, draftedFor)
  show({ mayWrite: false })
  expect(await screen.findByText(/Ihr Zugang ist zum Lesen/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Veröffentlichen/u })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Bearbeiten' })).toBeNull()
})

it('puts forward a mail that failed, with what the mail server said', async () => {
  answer(() => ({ ...sampleNotice, audience: 'all' }), [failed])
  show({ reached: 'unopened' })
  expect(await screen.findByText('1 E-Mail hat der Mailserver nicht angenommen')).toBeTruthy()
  const row = within(screen.getByRole('row', { name: /Praxis Sommer/u }))
  expect(row.getByText('fehlgeschlagen')).toBeTruthy()
  expect(row.getByText('550 mailbox unavailable')).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Noch nicht geöffnet (1)' }).ariaCurrent).toBe('page')
})

it('says of a notice on its way how many have it, and nothing that is not so yet', async () => {
  let handing: NoticeHanding = { clients: 10_000, reached: 0, failedSince: null, ending: null }
  answer(
    () => ({ ...sampleNotice, audience: 'all' }),
    [],
    () => handing,
  )
  show()
  expect(await screen.findByText('Die Mitteilung wird gerade übergeben')).toBeTruthy()
  expect(screen.getByText(/0 von 10\.000 Auftraggebern haben sie/u)).toBeTruthy()
  expect(
    screen.getByText('Die Mitteilung ist noch bei keinem Auftraggeber angekommen.'),
  ).toBeTruthy()
  expect(screen.queryByRole('button', { name: /erneut/u })).toBeNull()
  answer(
    () => ({ ...sampleNotice, audience: 'all' }),
    [failed],
    () => handing,
  )
  handing = { ...handing, reached: 10_000 }
  const gone = () => expect(screen.queryByText('Die Mitteilung wird gerade übergeben')).toBeNull()
  await waitFor(gone, { timeout: 10_000 })
  expect(await screen.findByRole('row', { name: /Praxis Sommer/u })).toBeTruthy()
})

it('says of a notice that does not get on how many miss it, and tries again', async () => {
  let handing: NoticeHanding = {
    clients: 150,
    reached: 100,
    failedSince: '2026-11-22T08:02:00.000Z',
    ending: null,
  }
  answer(
    () => ({ ...sampleNotice, audience: 'all' }),
    [failed],
    () => handing,
  )
  server.use(
    http.post('*/api/v1/notices/:id/handing', () => {
      handing = { ...handing, failedSince: null, ending: null }
      return HttpResponse.json(handing)
    }),
  )
  show()
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('50 Auftraggeber haben die Mitteilung noch nicht erhalten')
  await press('Jetzt erneut übergeben')
  expect(await screen.findByText('Die Mitteilung wird gerade übergeben')).toBeTruthy()
})

it('offers the next try to nobody who may only read', async () => {
  answer(
    () => ({ ...sampleNotice, audience: 'all' }),
    [failed],
    () => ({ clients: 2, reached: 1, failedSince: '2026-11-22T08:02:00.000Z', ending: null }),
  )
  show({ mayWrite: false })
  expect((await screen.findByRole('alert')).textContent).toContain(
    'Ein Auftraggeber hat die Mitteilung',
  )
  expect(screen.queryByRole('button', { name: /erneut/u })).toBeNull()
})

it('lists drafts and how far the others got', async () => {
  const published = {
    ...sampleNotice,
    id: '0198c5a2-0000-7000-8000-000000000003',
    reach: { clients: 3, opened: 2, acknowledged: 1 },
  }
  const quiet = {
    ...published,
    id: '0198c5a2-0000-7000-8000-000000000005',
    kind: 'disruption' as const,
  }
  server.use(
    http.get('*/api/v1/clients', () => HttpResponse.json({ items: [], nextCursor: null })),
    http.get('*/api/v1/notices', ({ request }) =>
      HttpResponse.json({
        items: request.url.includes('kind=incident')
          ? [published]
          : [sampleDraft, published, quiet],
        nextCursor: null,
      }),
    ),
  )
  render(spoken(<NoticesPage side="provider" mayWrite query={() => null} go={() => {}} />))
  expect(await screen.findByText('Entwurf')).toBeTruthy()
  expect(screen.getByText('2 von 3 geöffnet')).toBeTruthy()
  expect(screen.getByText('1 von 3 bestätigt')).toBeTruthy()
  const breaches = within(screen.getByRole('list', { name: 'Offene Datenschutzvorfälle' }))
  expect(
    breaches.getByText(/2 von 3 Auftraggebern haben sie geöffnet, 1 von 3 bestätigt/u),
  ).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Mitteilung schreiben' })).toBeTruthy()
})
