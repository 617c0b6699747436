import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from 'pg'
import { connected } from '../database/connected.ts'
import { accessOf } from '../database/db.ts'
import type { Config, Site } from './env.ts'
import { installationIn } from './installation.ts'
import { namesAdministrator } from './migrated.ts'
import { askAddress } from './public-address.ts'

/** Throws one line where a command would make a database of its own because it looks in another folder than the portal. */
export function assertPortalThere({ databaseUrl, dataDir }: Config): void {
  if (databaseUrl || existsSync(join(dataDir, 'postgres'))) return
  throw new Error(
    existsSync(join(dataDir, 'installation'))
      ? `The portal of ${dataDir} has an outside database: give its DATABASE_URL. Nothing was made.`
      : `There is no portal in ${dataDir}: give the DATA_DIR it runs with, and its DATABASE_URL if it has one, or start it first. Nothing was made.`,
  )
}

/**
 * Throws one line where a command would work on an empty database, or on another one than that of the portal which answers at its
 * address. A portal that is not running is nobody else.
 */
export async function assertThisPortal({ adminUrl, secrets, config }: Site): Promise<void> {
  const { dataDir, publicUrl } = config
  const own = namesAdministrator(adminUrl)
    ? await connected(adminUrl, asOwner)
    : await connected(
        accessOf({ url: adminUrl, key: secrets.encryptionKey }, 'portal_backup').connectionString,
        idIn,
      )
  if (own === undefined)
    throw new Error(
      `There is no portal in the database that DATABASE_URL or DATA_DIR (${dataDir}) leads to: give those it runs with, or start it first. Nothing was made.`,
    )
  const there = await askAddress(publicUrl)
  if (own === null || !('installation' in there) || there.installation === own) return
  throw new Error(
    `The portal that runs at ${publicUrl} has another database than this command: give its DATABASE_URL and DATA_DIR, or the PORT or PUBLIC_URL of the one that is meant. Nothing was changed.`,
  )
}

/** As the tables' owner. Undefined: there is no portal; null: one of before they had a name. */
async function asOwner(admin: Client): Promise<string | null | undefined> {
  const { rows } = await admin.query(`select from pg_roles where rolname = 'portal_owner'`)
  if (rows.length === 0) return undefined
  await admin.query('set role portal_owner')
  return idIn(admin)
}

async function idIn(reader: Client): Promise<string | null | undefined> {
  const { rows } = await reader.query(
    `select where to_regclass('public.schema_migrations') is not null`,
  )
  return rows.length === 0 ? undefined : installationIn(reader)
}
