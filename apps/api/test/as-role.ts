import { Client } from 'pg'
import { rolePassword } from '../src/platform/crypto.ts'
import type { Role } from '../src/platform/database/db.ts'
import { testSecrets } from './keys.ts'

/** Logs in at a test's database as one of the portal's roles, as its processes do. */
export const asRole =
  (database: { url: string }) =>
  async <T>(role: Role, work: (client: Client) => Promise<T>): Promise<T> => {
    const url = new URL(database.url)
    url.username = role
    url.password = rolePassword(testSecrets.encryptionKey, role)
    const client = new Client({ connectionString: url.href })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
