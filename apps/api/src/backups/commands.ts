import { existsSync } from 'node:fs'
import { restoreBackup } from '../platform/backup/restore-backup.ts'
import type { Verified } from '../platform/backup/verify-backup.ts'
import { writeBackup } from '../platform/backup/write-backup.ts'
import type { Site } from '../platform/boot/env.ts'
import { assertKeysFit, type Vaults } from '../platform/boot/key-checks.ts'
import { namesAdministrator } from '../platform/boot/migrated.ts'
import { connected } from '../platform/database/connected.ts'
import { accessOf } from '../platform/database/db.ts'
import { dataFiles, settle } from './restored.ts'

type Progress = (part: string) => Promise<void> | void

/** Everything into one file, beside a portal that runs or without one. */
export async function backUp(
  { config, secrets, adminUrl }: Site,
  file: string,
  vaults: Vaults,
  progress?: Progress,
): Promise<Verified> {
  if (existsSync(file)) throw new Error(`${file} is there already: name another one.`)
  const { encryptionKey } = secrets
  const isAdministrator = namesAdministrator(adminUrl)
  const reader = accessOf({ url: adminUrl, key: encryptionKey }, 'portal_backup').connectionString
  return connected(isAdministrator ? adminUrl : reader, async (client) => {
    const { rowCount } = await client.query(
      `select from pg_roles where rolname = 'portal_owner' and to_regclass('public.schema_migrations') is not null`,
    )
    if (!rowCount) throw new Error('There is no portal in this database: nothing to back up.')
    await assertKeysFit(client, secrets, vaults, true)
    if (isAdministrator) await client.query('set role portal_owner')
    const { dataDir } = config
    return writeBackup({
      client,
      encryptionKey,
      file,
      dataDir,
      dataFiles,
      ...(progress && { progress }),
    })
  })
}

/** Puts a backup into an empty database. `sendMails`: what waited to be sent there is sent from here. */
export async function restore(
  { config, secrets, adminUrl }: Site,
  file: string,
  sendMails: boolean,
  progress?: Progress,
): Promise<Verified> {
  const { encryptionKey } = secrets
  const { dataDir } = config
  return restoreBackup({
    file,
    encryptionKey,
    adminUrl,
    dataDir,
    settle: (owner, { madeAt }) => settle(owner, madeAt, sendMails),
    ...(progress && { progress }),
  })
}
