import { expect, it, vi } from 'vitest'
import { type Deed, startAuthority } from '../../../test/authority.ts'
import { use } from '../../../test/use.ts'
import { sha256 } from '../crypto.ts'
import { askAuthority } from './ask-authority.ts'
import { stampRequest } from './stamp-request.ts'
import { createStamper } from './stamper.ts'

const now = '2026-11-24T12:00:00.000Z'
const stations = use(
  async () => ({ first: await startAuthority(() => now), second: await startAuthority(() => now) }),
  ({ first, second }) => Promise.all([first.close(), second.close()]),
)
const digest = sha256('ein Kopf')
const answers =
  (status: number, headers: Record<string, string> = {}): Deed =>
  (_, response) => {
    response.writeHead(status, headers).end()
    return null
  }

it('B5 follows an authority nowhere, not even to one that would give a good stamp', async () => {
  const { first, second } = stations
  const before = second.count()
  for (const status of [301, 302, 303, 307, 308]) {
    first.does(answers(status, { location: second.url.href }))
    await expect(askAuthority(first.url, stampRequest(digest).request, 2_000)).rejects.toThrow(
      'could not be asked',
    )
  }
  expect(second.count()).toBe(before)
})

it('B5 waits four seconds for one and lets it rest for a minute, where nobody says otherwise', async () => {
  const { first } = stations
  const limit = vi.spyOn(AbortSignal, 'timeout')
  const time = vi.spyOn(performance, 'now').mockReturnValue(1_000)
  try {
    const { url, anchors } = first
    const stamper = createStamper({
      authorities: [url],
      anchors,
      clock: () => now,
      onFault: () => {},
    })
    first.does(answers(503))
    await expect(stamper.stamp(digest)).rejects.toThrow('no authority')
    expect(limit.mock.calls).toEqual([[4_000]])
    first.does()
    time.mockReturnValue(60_999)
    await expect(stamper.stamp(digest)).rejects.toThrow('no authority')
    time.mockReturnValue(61_000)
    expect(await stamper.stamp(digest)).toMatchObject({ at: now })
  } finally {
    limit.mockRestore()
    time.mockRestore()
  }
})
