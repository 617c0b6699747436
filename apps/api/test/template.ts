import { Client } from 'pg'
import type { DemoAccount } from '../src/demo/accounts.ts'
import { seedInto } from '../src/demo/seed.ts'
import { migrate } from '../src/platform/boot/migrate.ts'
import { queues } from '../src/queues.ts'
import { testSecrets } from './keys.ts'

/** The database every test file clones: all migrations applied and the demonstration filled in. */
export const templateName = 'portal_template'

/** What the demonstration holds, the same in every clone: who can sign in, and the ids of its people and clients by name. */
export type Demo = {
  accounts: DemoAccount[]
  users: Record<string, string>
  clients: Record<string, string>
}

/** Tests have clocks of their own, far from the database's. */
async function widenClock(url: string) {
  const admin = new Client({ connectionString: url })
  await admin.connect()
  await admin.query(`update evidence_clock set tolerance = '1000 years'`)
  await admin.end()
}

/** Makes the template anew at the start of a test run. */
export async function prepareTemplate(adminUrl: string): Promise<Demo> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${templateName}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${templateName}`
  await migrate(url.href, testSecrets, Object.values(queues))
  await widenClock(url.href)
  const owner = new Client({ connectionString: url.href, pipeline: true })
  await owner.connect()
  await owner.query(`set role portal_owner; set timezone = 'UTC'`)
  const accounts = await seedInto(owner, testSecrets, new Date().toISOString())
  await owner.query('commit')
  const ids = async (table: 'users' | 'clients') => {
    const { rows } = await owner.query<{ name: string; id: string }>(
      `select name, id from ${table}`,
    )
    return Object.fromEntries(rows.map(({ name, id }) => [name, id]))
  }
  const demo = { accounts, users: await ids('users'), clients: await ids('clients') }
  await owner.end()
  return demo
}
