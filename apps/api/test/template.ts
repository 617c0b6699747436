import { Client } from 'pg'
import type { DemoAccount } from '../src/demo/accounts.ts'
import { seedInto } from '../src/demo/seed.ts'
import { migrate } from '../src/platform/boot/migrate.ts'
import { testSecrets } from './keys.ts'

/** The database every test file clones: all migrations applied and the demonstration filled in. */
export const templateName = 'portal_template'

/** Makes the template anew at the start of a test run; resolves to who can log in. */
export async function prepareTemplate(adminUrl: string): Promise<DemoAccount[]> {
  const admin = new Client({ connectionString: adminUrl })
  await admin.connect()
  await admin.query(`create database ${templateName}`)
  await admin.end()
  const url = new URL(adminUrl)
  url.pathname = `/${templateName}`
  await migrate(url.href, testSecrets.encryptionKey)
  const owner = new Client({ connectionString: url.href, pipeline: true })
  await owner.connect()
  await owner.query(`set role portal_owner; set timezone = 'UTC'`)
  const accounts = await seedInto(owner, testSecrets, new Date().toISOString())
  await owner.query('commit')
  await owner.end()
  return accounts
}
