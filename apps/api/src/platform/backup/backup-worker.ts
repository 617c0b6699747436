import { parentPort, workerData } from 'node:worker_threads'
import { Client } from 'pg'
import { lineFor } from '../boot/start-faults.ts'
import type { BackupAnswer, BackupThreadData } from './run-backup.ts'
import { writeBackup } from './write-backup.ts'

const answer = (given: BackupAnswer) => parentPort?.postMessage(given, [])

const { url, encryptionKey, ...wanted } = workerData as BackupThreadData
const client = new Client({ connectionString: url })
try {
  await client.connect()
  // What travels between threads is bytes, no longer a Buffer.
  const verified = await writeBackup({
    ...wanted,
    client,
    encryptionKey: Buffer.from(encryptionKey),
  })
  answer({ verified })
} catch (error) {
  const said = error instanceof Error ? (lineFor(error) ?? error.message) : String(error)
  answer({ failure: said })
} finally {
  await client.end().catch(() => {})
}
