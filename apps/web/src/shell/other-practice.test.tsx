import { pages } from '@portal/domain/addresses'
import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { session } from '../accounts/account/sample.ts'
import { server } from '../test/server.ts'
import { spoken } from '../test/spoken.tsx'
import { MeantPractice } from './meant-practice.tsx'
import { NotFoundPage } from './not-found-page.tsx'

const left = vi.hoisted(() => vi.fn<(path: string) => Promise<never>>(() => new Promise(() => {})))
vi.mock('../platform/navigation/leave.ts', () => ({ leaveFor: left }))

const [mine, other, foreign] = ['c1', 'c2', 'c3'].map(
  (last) => `0198c5a2-0000-7000-8000-0000000000${last}`,
)
const membership = { role: 'viewer' as const, authorised: false }
const memberships = [
  { clientId: mine!, clientName: 'Praxis Sommer', ...membership },
  { clientId: other!, clientName: 'Praxis Winter', ...membership },
]
const here = session({ memberships, activeClient: { id: mine!, name: 'Praxis Sommer' } })
const shown = vi.fn<() => string>(() => 'Die Seite selbst')
const open = (path: string, meant: string | undefined) =>
  render(
    spoken(
      <MeantPractice session={here} path={path} query={() => meant ?? null}>
        {shown}
      </MeantPractice>,
    ),
  )

it.each([
  ['/mitteilungen/1', 'Diese Mitteilung gehört zu Praxis Winter'],
  ['/weisungen/1', 'Diese Weisung gehört zu Praxis Winter'],
  [pages.receipts, 'Diese Quittungen gehören zu Praxis Winter'],
  [pages.evidence, 'Dieses Nachweisprotokoll gehört zu Praxis Winter'],
  [pages.documents.list, 'Diese Dokumente gehören zu Praxis Winter'],
  [pages.agreements.list, 'Dieser Vertrag gehört zu Praxis Winter'],
  [pages.practice.one, 'Diese Seite gehört zu Praxis Winter'],
])(
  'C says of a link to another practice whose it is, shows nothing before, and switches: %s',
  async (path, said) => {
    shown.mockClear()
    left.mockClear()
    const asked: unknown[] = []
    server.use(
      http.post('*/api/v1/session/client', async ({ request }) => {
        asked.push(await request.json())
        return new HttpResponse(null, { status: 204 })
      }),
    )
    open(path, other)
    expect(await screen.findByRole('heading', { name: said })).toBeTruthy()
    expect(screen.getByText('Sie sehen gerade Praxis Sommer.')).toBeTruthy()
    expect(shown).not.toHaveBeenCalled()
    await userEvent.click(screen.getByRole('button', { name: 'Zu Praxis Winter wechseln' }))
    await waitFor(() =>
      expect(left).toHaveBeenCalledWith(expect.stringContaining(`?praxis=${other}`)),
    )
    expect(asked).toEqual([{ clientId: other }])
  },
)

it('C shows the page itself where the link means the practice on screen, or none', () => {
  open('/mitteilungen/1', mine)
  open('/mitteilungen/1', undefined)
  expect(screen.getAllByText('Die Seite selbst').length).toBe(2)
})

it('C tells nothing of a practice somebody has no access to', async () => {
  shown.mockClear()
  open('/nachweise', foreign)
  expect(await screen.findByRole('heading', { name: 'Diese Seite gibt es nicht' })).toBeTruthy()
  expect(shown).not.toHaveBeenCalled()
})

it('C looks for what is not here at the other practices of the person', async () => {
  const asked: string[] = []
  server.use(
    http.get('*/api/v1/session', () => HttpResponse.json(here)),
    http.get('*/api/v1/session/places', ({ request }) => {
      asked.push(new URL(request.url).search)
      return HttpResponse.json({ items: [{ clientId: other, clientName: 'Praxis Winter' }] })
    }),
  )
  render(spoken(<NotFoundPage path={`/mitteilungen/${foreign}`} />))
  expect(
    await screen.findByRole('heading', { name: 'Diese Mitteilung gehört zu Praxis Winter' }),
  ).toBeTruthy()
  expect(asked).toEqual([`?what=notice&id=${foreign}`])
})
