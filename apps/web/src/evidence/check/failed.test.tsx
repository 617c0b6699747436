import { render, screen, waitFor } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { server } from '../../test/server.ts'
import { spoken } from '../../test/spoken.tsx'
import { CheckPanel } from './check-panel.tsx'
import type { Reply } from './protocol.ts'

/** How a browser's worker ends. */
let happen: (worker: EventTarget) => void = () => {}
let isServed = true

class FakeWorker extends EventTarget {
  postMessage() {
    setTimeout(() => happen(this))
  }
  terminate() {}
}

beforeEach(() => {
  isServed = true
  vi.stubGlobal('Worker', FakeWorker)
  server.use(
    http.all(/check-worker/u, () => new HttpResponse(null, { status: isServed ? 200 : 404 })),
  )
})
afterEach(() => void vi.unstubAllGlobals())

const reply = (data: Reply) => (worker: EventTarget) =>
  worker.dispatchEvent(new MessageEvent('message', { data }))
const error = (message: string) => (worker: EventTarget) =>
  worker.dispatchEvent(new ErrorEvent('error', { message }))
const notLoaded = (worker: EventTarget) => worker.dispatchEvent(new Event('error'))
const found = {
  kind: 'checked',
  checked: {
    log: {
      events: 1,
      opened: 0,
      erased: 0,
      rows: { compared: 0 },
      kept: null,
      stamps: [],
      findings: [{ code: 'chain' }],
    },
    files: [],
    seconds: 1,
  },
} as unknown as Reply

async function check() {
  const page = render(spoken(<CheckPanel clientId="c" side="client" />))
  const head = screen.getByLabelText(/Stand, den Sie aufbewahrt haben/u)
  if (head instanceof HTMLInputElement && !head.value)
    await userEvent.type(head, `12 ${'a'.repeat(64)}`)
  await userEvent.click(screen.getByRole('button', { name: 'Jetzt prüfen' }))
  return page
}

it.each([
  ['does not come', notLoaded, true, /ließ sich nicht laden/u],
  ['ends by itself', error('Uncaught RangeError: x'), true, /in Ihrem Browser abgebrochen/u],
  [
    'cannot be read',
    (worker: EventTarget) => worker.dispatchEvent(new Event('messageerror')),
    true,
    /in Ihrem Browser abgebrochen/u,
  ],
  ['is older than the portal and finds something', reply(found), false, /neuer als diese Seite/u],
  [
    'is older than the portal and fails',
    reply({ kind: 'failed', why: 'broken-off' }),
    false,
    /neuer als diese Seite/u,
  ],
  ['is older than the portal and gone', notLoaded, false, /neuer als diese Seite/u],
] as const)(
  'what checks %s: that is said, the page can be loaded anew, and what was pasted is kept',
  async (_, event, served, word) => {
    happen = event
    isServed = served
    const { unmount } = await check()
    expect((await screen.findByText(word)).closest('[role=status]')).toBeTruthy()
    expect(screen.queryByText(/stimmt nicht/u)).toBeNull()
    expect(screen.getByRole('button', { name: 'Neu laden' })).toBeTruthy()
    unmount()
    render(spoken(<CheckPanel clientId="c" side="client" />))
    expect(screen.getByLabelText<HTMLInputElement>(/Stand, den Sie/u).value).toContain('12 aaa')
  },
)

it('a browser without what is needed is told so, without a way that would not help', async () => {
  happen = error('Uncaught SyntaxError: unexpected token')
  await check()
  await screen.findByText(/Dieser Browser kann/u)
  expect(screen.queryByRole('button', { name: 'Neu laden' })).toBeNull()
})

it('is there before it is needed, so that a newer version deployed meanwhile does not take it away', async () => {
  const asked: string[] = []
  server.use(
    http.get(/check-worker/u, ({ request }) => {
      asked.push(request.url)
      return new HttpResponse('')
    }),
  )
  render(spoken(<CheckPanel clientId="c" side="client" />))
  await waitFor(() => expect(asked).toHaveLength(1))
})
