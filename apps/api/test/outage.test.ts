import { connect as dial } from 'node:net'
import { setImmediate as turn } from 'node:timers/promises'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { describe, expect, it, vi } from 'vitest'
import { newSessionId } from '../src/platform/http/session.ts'
import { bareApp } from './bare-app.ts'
import { useFreezable } from './frozen-postgres.ts'
import { testSecrets } from './keys.ts'
import { addressOf, type Document, operationsOf } from './operations.ts'
import { patience } from './patience.ts'
import { signedCookie } from './signed-cookie.ts'
import { use } from './use.ts'

const publicUrl = 'https://portal.example.org'
const server = useFreezable()

/** As a process has it, but for its patience with the database. */
const build = (limitMs: number) =>
  bareApp(
    { url: server.url, key: testSecrets.encryptionKey },
    { publicUrl, most: { side: 10, auth: 6, worker: 2 }, limitMs },
  )
const hasty = use(
  () => build(1_000),
  ({ close }) => close(),
)

const isProblem = {
  statusCode: 503,
  headers: expect.objectContaining({
    'content-type': 'application/problem+json; charset=utf-8',
    'retry-after': '5',
  }),
}

describe('while PostgreSQL is frozen', () => {
  const cookies = (['client', 'provider'] as const).map((side) =>
    signedCookie(newSessionId(side), Date.now()),
  )
  const ask = (app: FastifyInstance, url: string, method = 'GET', cookie = '') =>
    app.inject({
      // Every verb of the document is one of HTTP's.
      method: method as 'GET',
      url,
      headers: { cookie, ...(method !== 'GET' && { 'content-type': 'application/json' }) },
      ...(method !== 'GET' && { payload: {} }),
    })

  it('A5 every request that needs it ends with 503, and all go on by themselves once it is back', async () => {
    const { app } = hasty
    const document = (await app.inject('/api/v1/openapi.json')).json<Document>()
    const withSession = operationsOf(document).filter(({ security }) => security?.length !== 0)
    const login = { email: 'jemand@example.org', password: 'Ein langer Satz, den niemand nimmt' }
    const signIn = () => app.inject({ method: 'POST', url: '/api/v1/session', payload: login })
    // A busy machine may need longer than its patience to open a connection.
    const untilAllGoOn = () =>
      vi.waitFor(async () => {
        expect((await ask(app, '/readyz')).statusCode).toBe(200)
        expect((await signIn()).statusCode).toBe(401)
        for (const cookie of cookies)
          expect((await ask(app, '/api/v1/session', 'GET', cookie)).statusCode).toBe(401)
      }, patience)
    // Connections that were good before are worth as little as new ones.
    await untilAllGoOn()
    server.freeze()
    const asked = Promise.all([
      ask(app, '/readyz'),
      ask(app, '/.well-known/jwks.json'),
      signIn(),
      ...withSession.flatMap((operation) =>
        cookies.map((cookie) => ask(app, addressOf(operation), operation.method, cookie)),
      ),
    ])
    const answers = await asked
    expect(answers.filter(({ statusCode }) => statusCode !== 503).map((each) => each.body)).toEqual(
      [],
    )
    for (const answer of answers) expect(answer).toMatchObject(isProblem)
    expect((await ask(app, '/healthz')).statusCode).toBe(200)
    server.thaw()
    await untilAllGoOn()
  })

  it('A5 what was begun before ends as well, and its connection is not used again', async () => {
    const { sides } = hasty
    const statement = { text: 'select pg_backend_pid() as pid', values: [] }
    let before: unknown
    const begun = sides.client.transaction(statement, async (tx, opened) => {
      before = opened
      server.freeze()
      await tx.execute('select 1').catch(() => {})
      return 'done'
    })
    await expect(begun).rejects.toThrow(/connection/iu)
    server.thaw()
    // The server was away for a moment; new connections may still be too slow for so little patience.
    await vi.waitFor(async () => {
      const asked = Array.from({ length: 5 }, () => sides.client.single(statement))
      expect(await Promise.all(asked)).not.toContainEqual(before)
    }, patience)
  })
})

describe('while the process ends', () => {
  it('A5 whoever still asks is told when to ask again, and the others get their answers', async () => {
    const { app, close } = await build(patience.timeout)
    const address = new URL(await app.listen({ port: 0, host: '127.0.0.1' }))
    const socket = dial(Number(address.port), address.hostname)
    let text = ''
    socket.setEncoding('utf8').on('data', (part: string) => (text += part))
    const send = (path: string) =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nx-id: ${randomUUID()}\r\n\r\n`)
    server.freeze()
    send('/readyz')
    const inFlight = () =>
      new Promise<number>((resolve) => app.server.getConnections((_, count) => resolve(count)))
    await vi.waitUntil(async () => (await inFlight()) === 1, patience)
    for (let turns = 0; turns < 50; turns++) await turn()
    const closed = close()
    await turn()
    send('/api/v1/session')
    for (let turns = 0; turns < 50; turns++) await turn()
    server.thaw()
    await vi.waitFor(() => expect(text).toContain('/problems/'), patience)
    socket.destroy()
    await closed
    const [, first, second] = text.split('HTTP/1.1 ')
    expect(first).toMatch(/^200 /u)
    expect(second).toMatch(/^503 /u)
    expect(second).toMatch(/^retry-after: 5\r$/mu)
    expect(second).toMatch(/^connection: close\r$/imu)
    expect(second).toContain('"type":"/problems/unavailable"')
  })
})
