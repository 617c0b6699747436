import { Client } from 'pg'
import { accessOf } from '../database/db.ts'
import { assertFolderFits } from './installation.ts'
import { checksOf, keptChecks, type Keys } from './key-checks.ts'
import { appliedSteps, schemaSteps } from './migrate.ts'

/** Whether an address brings somebody along who may change the database: without a name it leads there and no more. */
export const namesAdministrator = (databaseUrl: string): boolean =>
  new URL(databaseUrl).username !== ''

/**
 * For a process that is given no administrator: throws one line unless the database was brought to this version, with these keys
 * and for this data folder. Writes nothing.
 */
export async function assertMigrated(url: string, keys: Keys, dataDir: string): Promise<void> {
  const { connectionString } = accessOf({ url, key: keys.encryptionKey }, 'portal_backup')
  const reader = new Client({ connectionString })
  await reader.connect().catch((cause: unknown) => {
    const isRefused = cause instanceof Error && 'code' in cause && cause.code === '28P01'
    throw isRefused ? new Error(notBrought, { cause }) : cause
  })
  try {
    const applied = await appliedSteps(reader)
    if ((await schemaSteps()).some(({ name, sha256 }) => applied.get(name) !== sha256))
      throw new Error(notBrought)
    const kept = await keptChecks(reader)
    for (const [name, value] of Object.entries(checksOf(keys)))
      if (kept.get(name) !== value)
        throw new Error(
          `${name} is not the one this database knows; nothing was changed. Give that one.`,
        )
    await assertFolderFits(reader, dataDir)
  } finally {
    await reader.end()
  }
}

const notBrought =
  'The database is not at this version, or has another ENCRYPTION_KEY: with an administrator’s DATABASE_URL run portal migrate, then start again.'
