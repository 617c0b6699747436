import { Client } from 'pg'
import { restoreBackup } from '../src/platform/backup/restore-backup.ts'
import { writeBackup } from '../src/platform/backup/write-backup.ts'
import { changeEncryptionKey } from '../src/platform/rekeying/change-encryption-key.ts'
import { vaults } from '../src/vaults.ts'
import { ownBinaries } from '../src/platform/embedded/embedded-binaries.ts'
import { upgradeEmbedded } from '../src/platform/upgrade/upgrade-embedded.ts'
import { testSecrets } from './keys.ts'

// A process that makes a backup or restores one, and is killed where it is told to.
const [what, url = '', file = '', dataDir = '', last] = process.argv.slice(2)
const killAt = (there: string | undefined) => (part: string) => {
  if (part === there) process.kill(process.pid, 'SIGKILL')
}
const progress = killAt(last)
const { encryptionKey } = testSecrets
if (what === 'backup') {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('set role portal_owner')
  await writeBackup({ client, encryptionKey, file, dataDir, dataFiles: [], progress })
} else if (what === 'upgrade') {
  const binaries = await ownBinaries()
  const programs = { major: 99, binaries, earlier: () => binaries }
  const log = { warn: () => {} }
  await upgradeEmbedded({ dataDir: url, encryptionKey, log, programs, progress: killAt(file) })
} else if (what === 'key') {
  let left = Number(dataDir)
  const from = encryptionKey
  const to = Buffer.from(file, 'base64')
  const beforeBatch = () => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL')
  }
  await changeEncryptionKey({ adminUrl: url, from, to, vaults, progress: beforeBatch })
} else {
  const settle = async () => {}
  await restoreBackup({ file, encryptionKey, adminUrl: url, dataDir, settle, progress })
}
