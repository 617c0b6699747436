import type { Notice } from '@portal/domain/notices/contract'
import { cleanup, render, screen, waitFor, within } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { sampleNotice } from '../../test/notice-samples.ts'
import { refuse, server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { NoticePage } from '../page/notice-page.tsx'
import { NoticesPage } from '../page/notices-page.tsx'

const list = (items: Notice[], nextCursor: string | null = null) =>
  http.get('*/api/v1/notices', ({ request }) => {
    const isOfBreaches = new URL(request.url).search === '?kind=incident&open=true'
    const found = items.filter(
      ({ kind, acknowledgedAt }) => kind === 'incident' && acknowledgedAt === null,
    )
    return HttpResponse.json({ items: isOfBreaches ? found : items, nextCursor })
  })
const one = (answer: () => Notice) =>
  http.get('*/api/v1/notices/:id', () => HttpResponse.json(answer()))

const showList = (search = '', go: (to: string) => void = () => {}) => {
  const query = new URLSearchParams(search)
  render(
    spoken(
      <NoticesPage side="client" mayWrite={false} query={(name) => query.get(name)} go={go} />,
    ),
  )
}
const showOne = (mayAcknowledge: boolean) =>
  render(
    spoken(
      <NoticePage
        id={sampleNotice.id}
        side="client"
        mayAcknowledge={mayAcknowledge}
        mayWrite={false}
        show={null}
        go={() => {}}
      />,
    ),
  )

it('marks an unread notice in words and says what a read one still needs', async () => {
  const read = {
    ...sampleNotice,
    id: '0198c5a2-0000-7000-8000-000000000002',
    title: 'Wartung',
    firstOpenedAt: sampleNotice.publishedAt,
    openedAt: sampleNotice.publishedAt,
  }
  server.use(
    list([
      { ...sampleNotice, kind: 'authority_measure' as const },
      { ...read, kind: 'disruption' },
    ]),
  )
  showList()
  const [unread, opened] = await screen
    .findAllByRole('listitem')
    .then(() => within(screen.getByRole('list', { name: 'Mitteilungen' })).getAllByRole('listitem'))
  expect(within(unread!).getByText('ungelesen')).toBeTruthy()
  expect(within(unread!).getByText('Maßnahme einer Behörde (§ 6.7)')).toBeTruthy()
  expect(within(opened!).queryByText('ungelesen')).toBeNull()
  expect(within(opened!).getByText('Kenntnisnahme noch nicht bestätigt')).toBeTruthy()
})

it('asks the server for what the address says and leads to another kind', async () => {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/notices', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [], nextCursor: null })
    }),
  )
  const go = vi.fn<(to: string) => void>()
  showList('open=true&kind=nonsense', go)
  expect(await screen.findByText('Sie haben jede Mitteilung bestätigt.')).toBeTruthy()
  expect(asked.toSorted()).toEqual(['?kind=incident&open=true', '?open=true'])
  await userEvent.selectOptions(screen.getByLabelText('Art'), 'Störung oder Wartung')
  expect(go).toHaveBeenCalledWith('/mitteilungen?open=true&kind=disruption')
})

it('C puts breaches nobody acknowledged above every list, whatever it shows', async () => {
  const done = {
    ...sampleNotice,
    id: '0198c5a2-0000-7000-8000-000000000003',
    title: 'Früherer Vorfall',
    acknowledgedAt: sampleNotice.publishedAt,
  }
  const other = { ...done, id: '0198c5a2-0000-7000-8000-000000000004', title: 'Wartung' }
  server.use(list([{ ...other, kind: 'disruption' }, done, sampleNotice]))
  showList()
  const titles = (name: string) =>
    within(screen.getByRole('list', { name }))
      .getAllByRole('heading')
      .map(({ textContent }) => textContent)
  await screen.findByRole('list', { name: 'Mitteilungen' })
  expect(titles('Offene Datenschutzvorfälle')).toEqual([sampleNotice.title])
  expect(titles('Mitteilungen')).toEqual(['Wartung', 'Früherer Vorfall'])
})

it('C marks the page of a breach until the client acknowledged it', async () => {
  let notice = sampleNotice
  server.use(
    one(() => notice),
    http.post('*/api/v1/notices/:id/acknowledgement', () => {
      notice = { ...notice, acknowledgedAt: notice.publishedAt, acknowledgedBy: 'Anna Sommer' }
      return HttpResponse.json(notice)
    }),
  )
  showOne(true)
  expect(await screen.findByText('Dies ist ein Datenschutzvorfall')).toBeTruthy()
  await userEvent.click(screen.getByRole('button', { name: 'Kenntnisnahme bestätigen' }))
  await waitFor(() => expect(screen.queryByText('Dies ist ein Datenschutzvorfall')).toBeNull())
})

it('explains an empty list', async () => {
  server.use(list([]))
  showList()
  expect(await screen.findByText('Wir haben Ihnen noch nichts mitgeteilt.')).toBeTruthy()
})

it('acknowledges, and then shows who did and when', async () => {
  let notice = {
    ...sampleNotice,
    firstOpenedAt: '2026-11-22T09:00:00.000Z',
    firstOpenedBy: 'Anna Sommer',
  }
  server.use(
    one(() => notice),
    http.post('*/api/v1/notices/:id/acknowledgement', () => {
      notice = {
        ...notice,
        acknowledgedAt: '2026-11-22T09:01:00.000Z',
        ownAcknowledgedAt: '2026-11-22T09:01:00.000Z',
        acknowledgedBy: 'Anna Sommer',
      }
      return HttpResponse.json(notice)
    }),
  )
  showOne(true)
  await userEvent.click(await screen.findByRole('button', { name: 'Kenntnisnahme bestätigen' }))
  expect(await screen.findByText('22. November 2026, 10:01 MEZ')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Kenntnisnahme bestätigen' })).toBeNull()
})

it('says beside the button why it did not work', async () => {
  server.use(
    one(() => sampleNotice),
    http.post('*/api/v1/notices/:id/acknowledgement', () =>
      refuse(403, { code: 'forbidden', rule: 'permission' }),
    ),
  )
  showOne(true)
  await userEvent.click(await screen.findByRole('button', { name: 'Kenntnisnahme bestätigen' }))
  expect((await screen.findByRole('alert')).textContent).toContain('erlaubt diesen Schritt nicht')
})

it('tells a viewer why there is no button', async () => {
  server.use(one(() => sampleNotice))
  showOne(false)
  expect(await screen.findByText(/Ihr Zugang ist zum Lesen/u)).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Kenntnisnahme bestätigen' })).toBeNull()
})

it('can be kept as a sealed PDF, unless it is not what the log holds', async () => {
  server.use(one(() => sampleNotice))
  showOne(true)
  const link = await screen.findByRole('link', { name: 'Mitteilung als gesiegeltes PDF' })
  expect(link.getAttribute('href')).toBe(`/api/v1/notices/${sampleNotice.id}/document`)
  cleanup()
  server.use(one(() => ({ ...sampleNotice, isDoubtful: true })))
  showOne(true)
  expect(await screen.findByRole('button', { name: 'Mitteilung drucken' })).toBeTruthy()
  expect(screen.queryByRole('link', { name: 'Mitteilung als gesiegeltes PDF' })).toBeNull()
})
