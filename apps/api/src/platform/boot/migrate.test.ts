import { chmodSync } from 'node:fs'
import { Client } from 'pg'
import { expect, it, onTestFinished, vi } from 'vitest'
import { testSecrets } from '../../../test/keys.ts'
import { patience } from '../../../test/patience.ts'
import { use, useFolder } from '../../../test/use.ts'
import { queues } from '../../queues.ts'
import { startEmbedded } from '../embedded/embedded.ts'
import { migrate, schemaSteps } from './migrate.ts'

const databases = ['first', 'second', 'third']
const dataDir = useFolder()
// One of its own: nobody has made the roles yet, and nobody else waits for them.
const server = use(
  async () => {
    // As root PostgreSQL runs as somebody else, who must get in.
    chmodSync(dataDir, 0o711)
    const embedded = await startEmbedded({ dataDir, durable: false, log: console })
    const { adminUrl } = embedded
    const admin = new Client({ connectionString: adminUrl })
    await admin.connect()
    for (const name of databases) await admin.query(`create database ${name}`)
    return { adminUrl, admin, embedded }
  },
  async ({ admin, embedded }) => {
    await admin.end()
    await embedded.stop()
  },
)

/** Brings all databases up at once while `statement` is under way; it comes to nothing once each of them waits. */
async function migrateDuring(statement: string) {
  const { admin, adminUrl } = server
  const holder = new Client({ connectionString: adminUrl })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query('begin')
  await holder.query(statement)
  const migrating = Promise.allSettled(
    databases.map((name) => {
      const url = new URL(adminUrl)
      url.pathname = `/${name}`
      return migrate(url.href, testSecrets, Object.values(queues))
    }),
  )
  await vi.waitUntil(async () => {
    const { rows } = await admin.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity
        where wait_event_type = 'Lock' and datname = any ($1)`,
      [databases],
    )
    return rows[0]?.waiting === databases.length
  }, patience)
  await holder.query('rollback')
  return migrating
}
const allDone = databases.map(() => ({ status: 'fulfilled', value: undefined }))

it('has a number of its own for every step', async () => {
  const numbers = (await schemaSteps()).map(({ name }) => name.slice(0, 4))
  expect(numbers).toEqual([...new Set(numbers)])
})

it('makes the roles of a server once, however many of its databases begin at the same moment', async () => {
  expect(await migrateDuring('create role portal_owner nologin')).toEqual(allDone)
})

it.each(['portal_app', 'portal_client', 'portal_provider', 'portal_auth', 'portal_worker'])(
  'gives %s its password for one database after the other',
  async (role) => {
    expect(await migrateDuring(`alter role ${role} connection limit 0`)).toEqual(allDone)
  },
)
