import { Client } from 'pg'
import { restoreBackup } from '../src/platform/backup/restore-backup.ts'
import { writeBackup } from '../src/platform/backup/write-backup.ts'
import { testSecrets } from './keys.ts'

// A process that makes a backup or restores one, and is killed where it is told to.
const [what, url = '', file = '', dataDir = '', last] = process.argv.slice(2)
const progress = (part: string) => {
  if (part === last) process.kill(process.pid, 'SIGKILL')
}
const { encryptionKey } = testSecrets
if (what === 'backup') {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query('set role portal_owner')
  await writeBackup({ client, encryptionKey, file, dataDir, dataFiles: [], progress })
} else {
  const settle = async () => {}
  await restoreBackup({ file, encryptionKey, adminUrl: url, dataDir, settle, progress })
}
