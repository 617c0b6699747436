import { sql } from 'drizzle-orm'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { buildApp } from '../src/app.ts'
import { connect, connectSides, type Connections } from '../src/platform/database/db.ts'
import { createPdfPool } from '../src/platform/papers/pdf.ts'
import { createSeal } from '../src/platform/papers/seal-certificate.ts'
import { createReceiptDocuments } from '../src/receipts/documents.ts'
import { brokenKeys, miscounted, unsoundLogs } from './consistency.ts'
import { useDatabase } from './database.ts'
import { testSecrets } from './keys.ts'
import { useFolder } from './use.ts'
import { grow } from '../../../bench/data/grow.ts'
import { moderate } from '../../../bench/data/sizes.ts'
import { createAsk } from '../../../bench/reads/ask.ts'
import { signInBoth } from '../../../bench/reads/sessions.ts'
import { readsOfBoth } from '../../../bench/reads/sides.ts'

// Below this a table is read as a whole because that is the quickest.
const smallest = 1_000

const database = useDatabase()
const folder = useFolder()
const open: (() => Promise<unknown>)[] = []
const clock = () => new Date().toISOString()
let origin = ''
let connections: Connections[] = []

beforeAll(async () => {
  await grow(database.superuser, testSecrets, moderate, clock())
  const target = { url: database.url, key: testSecrets.encryptionKey }
  const publicUrl = 'http://localhost:3000'
  // One connection each, so that what it counted can be fetched from it.
  const [sides, auth] = [connectSides(target, 1), connect(target, 'portal_auth', 1)]
  const worker = connect(target, 'portal_worker', 1)
  connections = [...Object.values(sides), auth, worker]
  const { source, fingerprint } = await createSeal('AVV-Portal test', clock())
  const pdf = createPdfPool({ seal: source })
  const app = await buildApp({
    config: { publicUrl, trustProxy: 0, apiDocs: false, metricsToken: null },
    secrets: testSecrets,
    sides,
    auth,
    enqueue: async () => {},
    pdf,
    receiptDocuments: createReceiptDocuments({ worker, pdf, publicUrl, fingerprint, clock }),
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1' })
  open.push(
    () => app.close(),
    () => pdf.close(),
    ...connections.map((each) => () => each.close()),
  )
})
afterAll(async () => {
  for (const close of open) await close()
})

describe('what is made with triggers and foreign keys switched off', () => {
  it('has no row that points to nothing', async () => {
    const { checked, broken } = await brokenKeys(database.superuser)
    expect(broken).toEqual([])
    expect(checked).toBeGreaterThan(50)
  })

  it('has a log of every client that verifies to its signed head', async () => {
    const { rows } = await database.superuser.query<{ id: string }>('select id from clients')
    const sessions = await signInBoth(signingIn(), origin)
    const ask = createAsk(origin, sessions.find(({ side }) => side === 'staff')!.cookie)
    const clients = rows.map(({ id }) => id)
    const { lines, unsound } = await unsoundLogs(ask, clients, folder)
    expect(unsound).toEqual([])
    expect(clients.length).toBeGreaterThanOrEqual(moderate.clients)
    expect(lines).toBeGreaterThan(moderate.evidence * 0.9)
  })

  it('has counted whom each notice reached', async () => {
    expect(await miscounted(database.superuser)).toEqual([])
  })

  it('would be seen if it were not so', async () => {
    const { superuser } = database
    await superuser.query('begin')
    await superuser.query(`set local session_replication_role = replica`)
    await superuser.query(
      `delete from notices where id = (select notice_id from notice_reach limit 1)`,
    )
    await superuser.query(
      `update notice_reach set opened = opened + 1 where notice_id = (select notice_id from notice_reach limit 1)`,
    )
    expect((await brokenKeys(superuser)).broken).toContain(
      'notice_recipients.notice_recipients_notice_id_fkey',
    )
    expect((await miscounted(superuser)).length).toBeGreaterThan(0)
    await superuser.query('rollback')
  })
})

it('answers every read of both sides without reading a table from end to end', async () => {
  const { reads, missing } = await readsOfBoth(origin, await signInBoth(signingIn(), origin))
  const whole: string[] = []
  for (const { session, read } of reads) {
    const tables = await readWhole(() => createAsk(origin, session.cookie)(read.address))
    if (tables.length > 0)
      whole.push(`${session.side} ${read.id} ${read.variant}: ${tables.join(', ')}`)
  }
  expect(missing).toEqual([])
  expect(whole).toEqual([])
  expect(reads.length).toBeGreaterThan(150)
})

it('would see it', async () => {
  const { superuser } = database
  const tables = () => superuser.query(`select from instructions where text like '%Süß%'`)
  expect(await readWhole(tables)).toEqual(['instructions'])
})

const signingIn = () => ({ adminUrl: database.url, accounts: inject('demo').accounts })

/** The tables of some size of which `work` read at least half, by index or without. */
async function readWhole(work: () => Promise<unknown>): Promise<string[]> {
  const before = await rowsRead(database.superuser)
  await work()
  const after = await rowsRead(database.superuser)
  return [...after].flatMap(([table, { rows, read }]) =>
    rows >= smallest && read - (before.get(table)?.read ?? 0) >= rows / 2 ? [table] : [],
  )
}

/** How many rows of each table were ever read; every connection says first what it has counted. */
async function rowsRead(superuser: Client) {
  const flush = sql`select pg_stat_force_next_flush()`
  await Promise.all(connections.map((each) => each.transaction(null, (tx) => tx.execute(flush))))
  await superuser.query('select pg_stat_force_next_flush()')
  const { rows } = await superuser.query<{ name: string; rows: number; read: number }>(
    `select s.relname as name, c.reltuples::int as rows, (s.seq_tup_read + coalesce(s.idx_tup_fetch, 0))::int as read
       from pg_stat_user_tables s join pg_class c on c.oid = s.relid where s.schemaname = 'public'`,
  )
  return new Map(rows.map(({ name, ...counted }) => [name, counted]))
}
