import { AppError } from '@portal/domain/fault'
import { http, HttpResponse } from 'msw'
import { afterEach, expect, it, vi } from 'vitest'
import { createQueryClient } from '../platform/http/query-client.ts'
import { refuse, server } from '../test/server.ts'
import { session } from './account/sample.ts'
import { sessionQuery } from './queries.ts'
import { endBefore, forgetEnd, keepEnd, type SessionEnd } from './session-end.ts'
import { endOf, watchSession } from './session-watch.ts'

const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()
const alive = () => session({ idleUntil: soon(30), expiresAt: soon(700) })
const asked: (string | null)[] = []
let stop = () => {}

afterEach(() => {
  stop()
  asked.length = 0
})

/** A tab that shows what Anna may see; what the server says of her session next. */
function tab(next: () => Response) {
  const client = createQueryClient(() => {})
  const left = vi.fn<(end: SessionEnd | 'other-person') => void>()
  client.setQueryData(sessionQuery().queryKey, alive())
  client.setQueryData(['secret'], 'Akte 4711')
  server.use(
    http.get('*/api/v1/session', ({ request }) => {
      asked.push(request.headers.get('x-activity'))
      return next()
    }),
  )
  stop = watchSession(client, alive(), left).stop
  return { client, left }
}
const comesBack = () => document.dispatchEvent(new Event('visibilitychange'))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel is of one origin alone.
const toldElsewhere = (word: string) => new BroadcastChannel('session').postMessage(word)

it.each([
  ['signed out in another tab', () => toldElsewhere('signed-out'), null, 'signed-out'],
  ['ended at the server', comesBack, () => refuse(401, { code: 'unauthenticated' }), 'ended'],
  [
    'somebody else’s by now',
    () => toldElsewhere('signed-in'),
    () =>
      HttpResponse.json({ ...alive(), user: { ...alive().user, id: alive().activeClient!.id } }),
    'other-person',
  ],
] as const)('leaves when the session is %s', async (_, happens, says, end) => {
  const { left } = tab(() => says?.() ?? HttpResponse.json(alive()))
  happens()
  await vi.waitFor(() => expect(left).toHaveBeenCalledWith(end))
})

it('stays while the session is there or nobody answers, and keeps no session alive by asking', async () => {
  const answers = [() => HttpResponse.json(alive()), () => HttpResponse.error()]
  const { client, left } = tab(() => answers[asked.length % 2]!())
  const later = Date.now() + 20_000
  const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
  comesBack()
  await vi.waitFor(() => expect(asked).toHaveLength(1))
  comesBack()
  await vi.waitFor(() => expect(asked).toHaveLength(2))
  clock.mockRestore()
  expect([left.mock.calls, asked]).toEqual([[], ['background', 'background']])
  expect(client.getQueryData(['secret'])).toBe('Akte 4711')
})

it('forgets what came with rights that ended', async () => {
  const { client, left } = tab(() => HttpResponse.json({ ...alive(), permissions: [] }))
  comesBack()
  await vi.waitFor(() => expect(client.getQueryData(['secret'])).toBeUndefined())
  expect(client.getQueryData(sessionQuery().queryKey)?.permissions).toEqual([])
  expect(left).not.toHaveBeenCalled()
})

it('forgets one thing that may not be seen any more, as soon as it is asked for again', async () => {
  const { client } = tab(() => HttpResponse.json(alive()))
  const fault = { code: 'not-found', entity: 'instruction' } as const
  const queryFn = vi.fn<() => Promise<string>>(async () => 'Akte 4711')
  await client.fetchQuery({ queryKey: ['one'], queryFn })
  queryFn.mockRejectedValue(new AppError(fault))
  await client.fetchQuery({ queryKey: ['one'], queryFn, staleTime: 0 }).catch(() => {})
  expect(client.getQueryData(['one'])).toBeUndefined()
  expect(client.getQueryData(['secret'])).toBe('Akte 4711')
})

it.each([
  [10, 600, 'ended'],
  [-1, 600, 'idle'],
  [-1, -1, 'over'],
] as const)('knows the end of a session by its time: %i, %i minutes', (idle, whole, end) => {
  expect(endOf({ idleUntil: soon(idle), expiresAt: soon(whole) }, Date.now())).toBe(end)
})

it('says it to the login page of the same tab, until there is another session', () => {
  keepEnd('idle')
  expect(endBefore()).toBe('idle')
  forgetEnd()
  expect(endBefore()).toBeNull()
})
