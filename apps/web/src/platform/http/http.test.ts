import { AppError } from '@portal/domain/fault'
import { http as mock, HttpResponse } from 'msw'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { refuse, server } from '../../test/server.ts'
import { faultOf } from './fault-of.ts'
import { Empty, http } from './http.ts'

const act = () => http('POST', '/things', z.number(), { body: { title: 'x' } })
const failure = (promise: Promise<unknown>) => promise.then(() => null, faultOf)

it('hands on the refusal with what it says', async () => {
  server.use(
    mock.get('*/api/v1/things', () => refuse(403, { code: 'forbidden', rule: 'not-authorised' })),
  )
  await expect(http('GET', '/things', z.unknown())).rejects.toThrow(AppError)
  expect(await failure(http('GET', '/things', z.unknown()))).toEqual({
    code: 'forbidden',
    rule: 'not-authorised',
  })
})

it('calls a lost connection unavailable', async () => {
  server.use(mock.get('*/api/v1/things', () => HttpResponse.error()))
  expect(await failure(http('GET', '/things', z.unknown()))).toEqual({
    code: 'unavailable',
    retryAfter: 0,
  })
})

it('lets no answer past that is not what was agreed', async () => {
  server.use(mock.get('*/api/v1/things', () => HttpResponse.json({ name: 7 })))
  await expect(http('GET', '/things', z.object({ name: z.string() }))).rejects.toThrow(z.ZodError)
})

it('names the version the person saw', async () => {
  let seen: string | null = null
  server.use(
    mock.post('*/api/v1/things/1/move', ({ request }) => {
      seen = request.headers.get('if-match')
      return new HttpResponse(null, { status: 204 })
    }),
  )
  await http('POST', '/things/1/move', Empty, { version: 3 })
  expect(seen).toBe('"3"')
})

it('W2 repeats an act of unknown outcome under its key, and takes a new one for the next act', async () => {
  const keys: (string | null)[] = []
  const answers = [
    () => HttpResponse.error(),
    () => HttpResponse.json(1),
    () => HttpResponse.json(2),
  ]
  server.use(
    mock.post('*/api/v1/things', ({ request }) => {
      keys.push(request.headers.get('idempotency-key'))
      return answers[keys.length - 1]?.() ?? HttpResponse.error()
    }),
  )
  expect(await failure(act())).toMatchObject({ code: 'unavailable' })
  expect(await act()).toBe(1)
  expect(await act()).toBe(2)
  expect(keys[0]).toBe(keys[1])
  expect(keys[2]).not.toBe(keys[1])
})

it('does not keep the session alive while nobody is there', async () => {
  const seen: (string | null)[] = []
  server.use(
    mock.get('*/api/v1/things', ({ request }) => {
      seen.push(request.headers.get('x-activity'))
      return HttpResponse.json(1)
    }),
  )
  dispatchEvent(new Event('pointerdown'))
  await http('GET', '/things', z.number())
  const later = Date.now() + 60_000
  const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
  await http('GET', '/things', z.number())
  clock.mockRestore()
  expect(seen).toEqual([null, 'background'])
})
