import { type QueryWithTypings, sql } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import type { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Connections, Tx } from '../src/platform/database/db.ts'
import { bareApp } from './bare-app.ts'
import { brokenKeys, miscounted, unsoundLogs } from './consistency.ts'
import { useDatabase } from './database.ts'
import { testSecrets } from './keys.ts'
import { mostNames } from '../src/platform/database/wire/statement-names.ts'
import { useFolder } from './use.ts'
import { grow } from '../../../bench/data/grow.ts'
import { moderate } from '../../../bench/data/sizes.ts'
import { type Ask, createAsk, pageOf } from '../../../bench/reads/ask.ts'
import { readsOf } from '../../../bench/reads/operations.ts'
import { type Read, withQuery } from '../../../bench/reads/reads.ts'
import { signInBoth } from '../../../bench/reads/sessions.ts'
import { readsOfBoth } from '../../../bench/reads/sides.ts'

// Below this a table is read as a whole because that is the quickest.
const smallest = 1_000
// Each is planned and kept on every connection; there are names for three times as many.
const mostTexts = mostNames / 3
const nobody = '0198c5a2-0000-7000-8000-000000000001'

const database = useDatabase()
const folder = useFolder()
let close = async () => {}
let origin = ''
let connections: Connections[] = []

beforeAll(async () => {
  await grow(database.superuser, testSecrets, moderate, new Date().toISOString())
  const target = { url: database.url, key: testSecrets.encryptionKey }
  // One connection each, so that what it counted can be fetched from it.
  const most = { side: 1, auth: 1, worker: 1 }
  const bare = await bareApp(target, { publicUrl: 'http://localhost:3000', most })
  ;({ close, connections } = bare)
  origin = await bare.app.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => close())

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

describe('a read that was asked before', () => {
  it('builds no statement anew: none of the document, on no page, and none that finds nothing', async () => {
    const { reads, missing } = await readsOfBoth(origin, await signInBoth(signingIn(), origin))
    const twice: string[] = []
    const texts = new Set<string>()
    for (const { session, read } of reads) {
      const ask = createAsk(origin, session.cookie)
      for (const address of await waysOf(ask, read))
        for (const text of await builtAgain(() => ask(address)))
          // What is expensive is charged for before it is read: that is a write.
          if (!text.includes('insert into throttles'))
            twice.push(`${session.side} ${read.id} ${address}: ${text}`)
      for (const text of await textsPrepared()) texts.add(text)
    }
    expect(missing).toEqual([])
    expect(twice).toEqual([])
    const all = (await readsOf(createAsk(origin, null))).map(({ id }) => id)
    expect([...new Set(reads.map(({ read }) => read.id))].toSorted()).toEqual(all.toSorted())
    expect(texts.size).toBeLessThan(mostTexts)
  })

  it('would be seen if it did', async () => {
    const again = (tx: Tx) => tx.execute(sql`select 1 as again`)
    const [asked] = connections
    expect(await builtAgain(() => asked!.transaction(null, again))).toEqual(['select 1 as again'])
  })
})

it('would see it', async () => {
  const { superuser } = database
  const tables = () => superuser.query(`select from instructions where text like '%Süß%'`)
  expect(await readWhole(tables)).toEqual(['instructions'])
})

const signingIn = () => ({ adminUrl: database.url, accounts: inject('demo').accounts })

/** A read as it is asked for, its second page, and the same of something that does not exist. */
async function waysOf(ask: Ask, { address, isList }: Read): Promise<string[]> {
  const first = isList ? withQuery(address, 'limit=1') : null
  const next = first && pageOf(await ask(first))?.nextCursor
  const unknown = address.replace(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/u, nobody)
  return [...new Set([address, ...(next ? [withQuery(first, `cursor=${next}`)] : []), unknown])]
}

/** What is built the second time. */
async function builtAgain(work: () => Promise<unknown>): Promise<string[]> {
  await work()
  const building = vi.spyOn(PgDialect.prototype, 'sqlToQuery')
  await work()
  const built = building.mock.results.map(({ value }) => (value as QueryWithTypings).sql)
  building.mockRestore()
  return built
}

/** The statements that have a name on the connections by now. */
async function textsPrepared(): Promise<string[]> {
  const names = sql<{ text: string }>`select statement as text from pg_prepared_statements`
  const found = await Promise.all(
    connections.map((each) => each.transaction(null, (tx) => tx.execute<{ text: string }>(names))),
  )
  return found.flatMap(({ rows }) => rows.map(({ text }) => text))
}

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
