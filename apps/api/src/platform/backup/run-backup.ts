import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { accessOf, type Target } from '../database/db.ts'
import type { Verified } from './verify-backup.ts'
import type { Wanted } from './write-backup.ts'

export type BackupThreadData = Omit<Wanted, 'client' | 'progress'> & { url: string }
export type BackupAnswer = { verified: Verified } | { failure: string }

/** Makes a backup as `portal_backup`, in a thread of its own: requests do not notice. Rejects with one line. */
export async function runBackup(
  target: Target,
  wanted: Omit<Wanted, 'client' | 'progress' | 'encryptionKey'>,
): Promise<Verified> {
  const { connectionString: url } = accessOf(target, 'portal_backup')
  const workerData: BackupThreadData = { ...wanted, encryptionKey: target.key, url }
  const thread = new Worker(new URL('./backup-worker.ts', import.meta.url), { workerData })
  try {
    const [answer] = (await Promise.race([
      once(thread, 'message'),
      once(thread, 'exit').then(() => [{ failure: 'The backup ended before it was whole.' }]),
    ])) as [BackupAnswer]
    if ('failure' in answer) throw new Error(answer.failure)
    return answer.verified
  } finally {
    await thread.terminate()
  }
}
