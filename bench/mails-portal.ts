import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { codeOf, stepAt } from '../apps/api/src/accounts/factors/totp.ts'
import { seedInto } from '../apps/api/src/demo/seed.ts'
import { startEmbedded } from '../apps/api/src/platform/embedded/embedded.ts'
import { parseEnv } from '../apps/api/src/platform/boot/env.ts'
import { migrate } from '../apps/api/src/platform/boot/migrate.ts'
import { loadSeal } from '../apps/api/src/platform/papers/seal-certificate.ts'
import { createPortal } from '../apps/api/src/portal.ts'
import { queues } from '../apps/api/src/queues.ts'
import { addClients } from '../apps/api/test/more-clients.ts'
import { secrets } from './data/folder.ts'
import { busyPostgres } from './reads/process.ts'

/** The portal with CLIENTS clients, one person each, and what tells how far it is; the mail server is SMTP_URL's. */
const clients = Number(process.env.CLIENTS ?? 10_000)
const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
const postgres = await startEmbedded({ dataDir, durable: true, log: console })
await migrate(postgres.adminUrl, secrets, Object.values(queues))
const owner = new Client({ connectionString: postgres.adminUrl, pipeline: true })
await owner.connect()
await owner.query(`set role portal_owner; set timezone = 'UTC'`)
const accounts = await seedInto(owner, secrets, new Date().toISOString())
const { rows: existing } = await owner.query<{ n: number }>(
  'select count(*)::int as n from clients',
)
await addClients(owner, clients - existing[0]!.n)
await owner.query('commit')
await owner.query('reset role')
await owner.query('vacuum analyze')

const config = parseEnv({ SMTP_URL: process.env.SMTP_URL, PORT: '0', DATA_DIR: dataDir })
const clock = () => new Date().toISOString()
const portal = await createPortal(
  config,
  secrets,
  await loadSeal(config, null, clock()),
  postgres.adminUrl,
  {
    web: null,
    logger: { level: 'error' },
    clock,
    anyClock: false,
    authorities: null,
  },
)
const address = await portal.app.listen({ port: 0, host: '127.0.0.1' })

const cookieOf = (answer: { headers: Record<string, unknown> }) =>
  String([answer.headers['set-cookie']].flat()[0]).split(';')[0]!
async function login(role: string): Promise<string> {
  const { email, password, totpSecret } = accounts.find((account) => account.role === role)!
  const post = (path: string, payload: object, cookie = '') =>
    portal.app.inject({ method: 'POST', url: `/api/v1${path}`, headers: { cookie }, payload })
  const half = cookieOf(await post('/session', { email, password }))
  const code = codeOf(totpSecret!, stepAt(clock()))
  return cookieOf(await post('/session/totp', { code }, half))
}

const postmaster = parseInt(
  await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'),
)
const count = async (noticeId: string) => {
  const { rows } = await owner.query(
    `select (select count(*)::int from clients) as clients,
            (select count(*)::int from evidence_events where subject_id = $1::text and type = 'notice.published') as lines,
            count(*)::int as mails, count(sent_at)::int as sent, count(failed_at)::int as failed
       from mails where notice_id = $1::uuid`,
    [noticeId],
  )
  const { user, system } = process.cpuUsage()
  return {
    ...rows[0],
    memory: process.memoryUsage().rss,
    cpu: (user + system) / 1e6,
    postgres: (busyPostgres(postmaster) ?? 0) / 1e6,
  }
}
process.on('message', async (message: { noticeId: string } | 'stop') => {
  if (message !== 'stop') return process.send?.(await count(message.noticeId))
  await owner.end()
  await portal.close()
  await postgres.stop()
  await rm(dataDir, { recursive: true, force: true })
  process.exit(0)
})
process.send?.({ address, staff: await login('staff'), reader: await login('authorised') })
