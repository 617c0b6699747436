import { http as mock, HttpResponse } from 'msw'
import { beforeEach, expect, it, vi } from 'vitest'
import { renderHook } from '@testing-library/react'
import { z } from 'zod'
import { server } from '../../test/server.ts'
import { useOutage, watchConnection } from './connection.ts'
import { faultOf } from './fault-of.ts'
import { http } from './http.ts'
import type { Method } from './request.ts'
import { upload } from './upload.ts'

const comesBack = vi.fn<() => void>()
const arrived: { key: string | null; body: string }[] = []
let isUp = true

/** The network between: what arrives while it is down gets lost, or gets through and its answer is lost. */
function network({ breaksAfter = false } = {}) {
  const serve = async ({ request }: { request: Request }) => {
    const down = !isUp
    if (!down || breaksAfter)
      arrived.push({ key: request.headers.get('idempotency-key'), body: await request.text() })
    return down ? HttpResponse.error() : HttpResponse.json(arrived.length)
  }
  server.use(
    mock.all('*/api/v1/things', serve),
    mock.get('*/healthz', () => (isUp ? HttpResponse.json({}) : HttpResponse.error())),
  )
}
const outage = () => renderHook(useOutage).result.current
const send = (method: Method, body?: object) => http(method, '/things', z.number(), { body })
const goDown = () => {
  isUp = false
  dispatchEvent(new Event('offline'))
}
const comeUp = () => {
  isUp = true
  dispatchEvent(new Event('online'))
}

beforeEach(() => {
  comeUp()
  arrived.length = 0
  comesBack.mockClear()
  watchConnection(comesBack)
})

it.each(['GET', 'POST', 'PATCH', 'DELETE'] as const)(
  'has a %s wait for the connection, and sends it once when it is back',
  async (method) => {
    network()
    goDown()
    const answer = send(method, method === 'GET' ? undefined : { title: 'x' })
    await vi.waitFor(() => expect(outage()?.waiting).toHaveLength(method === 'GET' ? 0 : 1))
    comeUp()
    expect([await answer, arrived.length, outage()]).toEqual([1, 1, null])
    expect(comesBack).toHaveBeenCalledOnce()
  },
)

it('W2 repeats what may have arrived under its key, and what has none not at all', async () => {
  network({ breaksAfter: true })
  isUp = false
  const answer = send('POST', { title: 'x', secondFactor: { kind: 'totp', code: '123456' } })
  await vi.waitFor(() =>
    expect(outage()?.waiting).toMatchObject([{ mayHaveArrived: true, hasCode: true }]),
  )
  comeUp()
  expect(await answer).toBe(2)
  expect(arrived[0]).toEqual(arrived[1])
  isUp = false
  expect(faultOf(await send('PATCH', { title: 'y' }).catch((error: unknown) => error))?.code).toBe(
    'unavailable',
  )
  expect(arrived).toHaveLength(3)
})

it('W2 takes the same act with another code for the same act', async () => {
  network({ breaksAfter: true })
  const confirm = (code: string) =>
    send('POST', { title: 'x', secondFactor: { kind: 'totp', code } }).catch(() => null)
  isUp = false
  const first = confirm('111111')
  await vi.waitFor(() => expect(outage()?.waiting).toHaveLength(1))
  outage()?.waiting[0]?.giveUp()
  await first
  comeUp()
  await vi.waitFor(() => expect(outage()).toBeNull())
  await confirm('222222')
  expect(new Set(arrived.map(({ key }) => key)).size).toBe(1)
})

it('sends nothing that was given up meanwhile', async () => {
  network()
  goDown()
  const answer = send('POST', { title: 'x' }).catch((error: unknown) => error)
  const file = upload('/things', z.number(), {}, new File(['x'], 'x.txt'), () => {}).catch(
    (error: unknown) => error,
  )
  await vi.waitFor(() => expect(outage()?.waiting).toHaveLength(2))
  for (const { giveUp } of outage()?.waiting ?? []) giveUp()
  expect([faultOf(await answer)?.code, faultOf(await file)?.code]).toEqual([
    'unavailable',
    'unavailable',
  ])
  comeUp()
  await vi.waitFor(() => expect(outage()).toBeNull())
  expect(arrived).toEqual([])
})
