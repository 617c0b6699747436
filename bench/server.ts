import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { Client, Pool } from 'pg'
import { codeOf, stepAt } from '../apps/api/src/accounts/factors/totp.ts'
import { buildApp } from '../apps/api/src/app.ts'
import { seedInto } from '../apps/api/src/demo/seed.ts'
import { connect, connectSides } from '../apps/api/src/platform/database/db.ts'
import { startEmbedded } from '../apps/api/src/platform/boot/embedded.ts'
import { migrate } from '../apps/api/src/platform/boot/migrate.ts'
import { queues } from '../apps/api/src/queues.ts'

/**
 * The portal and its bare floor in one process on one database: the floor answers the same rows with Fastify and one
 * prepared query, without session, row-level security or any middleware.
 */
const secrets = {
  sessionSecret: 'a session secret for benchmarks only',
  encryptionKey: Buffer.alloc(32, 'benchmark'),
  signingKey: Buffer.alloc(32, 'signatures'),
}
const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
const postgres = await startEmbedded({ dataDir, durable: false, log: console })

await migrate(postgres.adminUrl, secrets.encryptionKey, Object.values(queues))
const owner = new Client({ connectionString: postgres.adminUrl, pipeline: true })
await owner.connect()
await owner.query(`set role portal_owner; set timezone = 'UTC'`)
const accounts = await seedInto(owner, secrets, new Date().toISOString())
const [client] = (
  await owner.query<{ id: string }>(
    `select id from clients where name = 'Physiotherapie Sonnenhof'`,
  )
).rows
await fillNotices(owner, client!.id, Number(process.env.ROWS ?? 1_000))
await owner.query('commit')
await owner.query('reset role')
await owner.query('vacuum analyze')
await owner.end()

const target = { url: postgres.adminUrl, key: secrets.encryptionKey }
const sides = connectSides(target)
const auth = connect(target, 'portal_auth')
const portal = await buildApp({
  config: {
    publicUrl: 'http://localhost:3000',
    trustProxy: 0,
    apiDocs: false,
    metricsToken: null,
  },
  secrets,
  sides,
  auth,
  enqueue: async () => {},
  pdf: {
    render: () => Promise.reject(new Error('nothing is printed here')),
    close: async () => {},
  },
  receiptDocuments: () => Promise.reject(new Error('nothing is printed here')),
})
// The database stops before its idle connections are told.
const pool = new Pool({ connectionString: postgres.adminUrl, max: 10, options: '-c timezone=UTC' })
pool.on('error', () => {})
const floor = Fastify()
floor.get('/notices', async () => {
  const { rows } = await pool.query({
    name: 'notices',
    text: `select r.notice_id as id, r.number, 'published' as status, r.kind, r.severity, r.title,
                  r.published_at::text as "publishedAt", r.published_at::text as "updatedAt",
                  r.first_opened_at::text as "firstOpenedAt", r.acknowledged_at::text as "acknowledgedAt", null as reach
             from notice_recipients r
            where r.client_id = $1 order by r.published_at desc, r.notice_id desc limit 20`,
    values: [client!.id],
  })
  return { items: rows, nextCursor: null }
})

const addresses = {
  portal: await portal.listen({ port: 0, host: '127.0.0.1' }),
  floor: await floor.listen({ port: 0, host: '127.0.0.1' }),
  cookie: await login(),
}
process.send?.(addresses)
process.once('SIGTERM', () => void stop())

async function stop() {
  await Promise.all([portal.close(), floor.close()])
  await Promise.all([pool.end(), sides.client.close(), sides.provider.close(), auth.close()])
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
  process.exit(0)
}

async function login(): Promise<string> {
  const { email, password, totpSecret } = accounts.find(({ role }) => role === 'authorised')!
  const headers = { 'content-type': 'application/json' }
  const post = (url: string, payload: object, cookie = '') =>
    portal.inject({
      method: 'POST',
      url: `/api/v1${url}`,
      headers: { ...headers, cookie },
      payload,
    })
  const cookieOf = (answer: { headers: Record<string, unknown> }) =>
    String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!
  const half = cookieOf(await post('/session', { email, password }))
  return cookieOf(
    await post(
      '/session/totp',
      { code: codeOf(totpSecret!, stepAt(new Date().toISOString())) },
      half,
    ),
  )
}

async function fillNotices(db: Client, clientId: string, rows: number) {
  await db.query(
    `with made as (
       insert into notices (id, number, kind, severity, title, body, audience, status, author, created_at, updated_at, published_at)
       select gen_random_uuid(), 'M-2020-' || lpad(i::text, 7, '0'), 'general', 'info', 'Mitteilung ' || i, 'Text', '"all"', 'published', 'x',
              now() - i * interval '1 minute', now() - i * interval '1 minute', now() - i * interval '1 minute'
         from generate_series(1, $2::int) i
       returning *)
     insert into notice_recipients (client_id, notice_id, published_at, number, kind, severity, title)
     select $1, id, published_at, number, kind, severity, title from made`,
    [clientId, rows],
  )
}
