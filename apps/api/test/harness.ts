import { randomUUID } from 'node:crypto'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { Client } from 'pg'
import { inject, onTestFinished, vi } from 'vitest'
import { codeOf, stepAt } from '../src/accounts/factors/totp.ts'
import { buildApp } from '../src/app.ts'
import type { DemoAccount } from '../src/demo/accounts.ts'
import { connect, type Connections, type Target } from '../src/platform/database/db.ts'
import type { Config, Secrets } from '../src/platform/boot/env.ts'
import { startJobs } from '../src/platform/database/jobs.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { createReceiptDocuments } from '../src/receipts/documents.ts'
import { listen, searchEverywhere } from './canary.ts'
import { testSecrets } from './keys.ts'
import { templateName } from './template.ts'

export const publicUrl = 'http://localhost:3000'

/** One clone of the demonstration per test file, with the roles production has and a superuser to look behind the scenes. */
export async function cloneDatabase() {
  const adminUrl = inject('adminUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${name} template ${templateName}`)
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const superuser = new Client({ connectionString: url.href, pipeline: true })
  await superuser.connect()
  await superuser.query(`set timezone = 'UTC'`)
  return {
    url: url.href,
    superuser,
    drop: async () => {
      await superuser.end()
      await admin.query(`drop database ${name} with (force)`)
      await admin.end()
    },
  }
}

export type TestPortal = Awaited<ReturnType<typeof createTestPortal>>

/** The real app on a database of its own, with a clock that only the test moves. */
export async function createTestPortal(config: Partial<Config> = {}, web: string | null = null) {
  const database = await cloneDatabase()
  const target: Target = { url: database.url, key: testSecrets.encryptionKey }
  const connections = {
    app: connect(target, 'portal_app', 30),
    auth: connect(target, 'portal_auth', 30),
    worker: connect(target, 'portal_worker'),
  }
  const jobs = await startJobs(target, { supervise: false, onError: () => {} })
  const clock = createClock()
  const { source, fingerprint } = await createSeal('AVV-Portal test', clock.now())
  const pdf = createPdfPool({ seal: source })
  const documents = () =>
    createReceiptDocuments({
      worker: connections.worker,
      pdf,
      publicUrl,
      fingerprint,
      clock: clock.now,
    })
  const logged: string[] = []
  const build = (secrets: Secrets = testSecrets) =>
    buildApp({
      config: { publicUrl, trustProxy: 0, apiDocs: false, metricsToken: null, ...config },
      secrets,
      app: connections.app,
      auth: connections.auth,
      enqueue: jobs.enqueue,
      pdf,
      receiptDocuments: documents(),
      clock: clock.now,
      web,
      server: {
        logger: { level: 'info', stream: { write: (text: string) => void logged.push(text) } },
      },
    })
  const app = await build()
  await app.ready()
  return {
    app,
    clock,
    jobs,
    logged,
    fingerprint,
    /** As a process has it: what prints, seals and stores receipts. */
    documents,
    connections,
    target,
    superuser: database.superuser,
    login: createLogin(app, clock),
    /** A second process on the same database. */
    another: build,
    close: async () => {
      await app.close()
      const leaked = await searchEverywhere(logged, database.superuser)
      if (leaked.length > 0) throw new Error(`secrets were left in: ${leaked.join('; ')}`)
      await jobs.stop()
      await Promise.all([
        pdf.close(),
        ...Object.values(connections).map((each: Connections) => each.close()),
      ])
      await database.drop()
    },
  }
}

export type Clock = ReturnType<typeof createClock>
function createClock() {
  let at = Date.now()
  return {
    now: () => new Date(at).toISOString(),
    advance: (seconds: number) => {
      at += seconds * 1000
    },
  }
}

export type Person = {
  email: string
  cookie: string
  /** Sends a request with this person's cookie. */
  send: (method: string, path: string, options?: Sent) => Promise<Answer>
  /** A code nobody has used yet; moves the clock one step on. */
  freshCode: () => string
  /** Gives password and code once more, so that the account may be changed; the cookie is a new one from then on. */
  reauthenticate: () => Promise<void>
}
export type Sent = { body?: unknown; headers?: Record<string, string> }
export type Answer = { status: number; body: any; headers: Record<string, unknown>; raw: Buffer }

export const account = (wanted: string): DemoAccount => {
  const found = inject('demoAccounts').find(({ email }) => email.startsWith(wanted))
  if (!found) throw new Error(`no demonstration account ${wanted}`)
  return found
}

/** Logs somebody in as a browser would, in both steps. `wanted` is the beginning of the mail address. */
function createLogin(app: FastifyInstance, clock: Clock) {
  // One after the other, however they are asked for: each moves the clock on, and a code waits for nobody.
  let last: Promise<unknown> = Promise.resolve()
  return (wanted: string): Promise<Person> => {
    const mine = last.then(() => logIn(app, clock, wanted))
    last = mine.catch(() => {})
    return mine
  }
}

async function logIn(app: FastifyInstance, clock: Clock, wanted: string): Promise<Person> {
  const { email, password, totpSecret } = account(wanted)
  const freshCode = () => {
    clock.advance(30)
    return codeOf(totpSecret ?? '', stepAt(clock.now()))
  }
  const first = await send(app, 'POST', '/session', { body: { email, password } })
  const second = await send(app, 'POST', '/session/totp', {
    body: { code: freshCode() },
    headers: { cookie: cookieOf(first) },
  })
  if (second.status !== 200)
    throw new Error(`login of ${email} failed: ${JSON.stringify(second.body)}`)
  const person: Person = {
    email,
    cookie: cookieOf(second),
    freshCode,
    send: (method, path, options = {}) =>
      send(app, method, path, {
        ...options,
        headers: { cookie: person.cookie, ...options.headers },
      }),
    reauthenticate: async () => {
      const again = await person.send('POST', '/session/reauthentication', {
        body: { password, secondFactor: { kind: 'totp', code: freshCode() } },
      })
      if (again.status !== 204)
        throw new Error(`re-authentication of ${email} failed: ${JSON.stringify(again.body)}`)
      person.cookie = cookieOf(again)
    },
  }
  return person
}

/** A request below `/api/v1`; a body that is text is sent as it is. */
export async function send(
  app: FastifyInstance,
  method: string,
  path: string,
  { body, headers = {} }: Sent = {},
): Promise<Answer> {
  const options: InjectOptions = {
    // Every verb a test names is one of HTTP's.
    method: method,
    url: path.startsWith('/.') || path.startsWith('/api') ? path : `/api/v1${path}`,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  const answer = await app.inject(options)
  const json = /[/+]json\b/u.test(answer.headers['content-type'] ?? '')
  const text = answer.payload
  const heard = {
    status: answer.statusCode,
    body: json && text ? JSON.parse(text) : null,
    headers: answer.headers,
    raw: answer.rawPayload,
  }
  listen({ method, path, body, answer: heard })
  return heard
}

/** The session cookie an answer sets, as the browser would send it back. */
export function cookieOf({ headers }: Answer): string {
  const set = [headers['set-cookie']].flat().map(String)
  return set.find((each) => /^(__Host-)?session=/u.test(each))?.split(';')[0] ?? ''
}

/**
 * Holds a row from outside, so that a test can line callers up behind it; resolves to the function that lets go.
 * Anything the callers did before they need the row has happened by the time they wait.
 */
export async function holdRow(
  portal: TestPortal,
  query: string,
  values: unknown[],
): Promise<() => Promise<void>> {
  const holder = new Client({ connectionString: portal.target.url })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('begin')
  await holder.query(query, values)
  return async () => {
    await holder.query('commit')
  }
}

/** Resolves when so many connections wait for a lock in this test's database. */
export const untilWaiting = (portal: TestPortal, callers: number) =>
  vi.waitUntil(
    async () => {
      const { rows } = await portal.superuser.query<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity
          where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows[0]?.n === callers
    },
    { timeout: 5_000, interval: 20 },
  )
