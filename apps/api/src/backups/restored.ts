import type { Client } from 'pg'
import { accountMailQueue } from '../accounts/service.ts'
import { mailQueue } from '../mails/outbox.ts'
import { restoredJobs } from '../platform/database/restored-jobs.ts'

/** What lies in `DATA_DIR` beside the database and is data: no keys, nothing that was handed on. */
export const dataFiles = ['evidence-anchors.jsonl'] as const

/**
 * What a restored database has to forget: sessions, because some of them were ended since; and mails that waited, because the
 * portal the backup was made by may have sent them. They count as failed, which the owner sees, unless `sendMails`.
 */
export async function settle(owner: Client, madeAt: string, sendMails: boolean): Promise<void> {
  await owner.query('delete from sessions')
  if (sendMails) return
  const answer = `held by the restore: the portal that made the backup of ${madeAt} may have sent it`
  for (const table of ['mails', 'account_mails'])
    await owner.query(
      `update ${table} set failed_at = now(), server_answer = $1 where sent_at is null and failed_at is null`,
      [answer],
    )
  const { rowCount } = await owner.query(`select where to_regclass('${restoredJobs}') is not null`)
  if (rowCount)
    await owner.query(
      `delete from ${restoredJobs} where name = any ($1) and state in ('created', 'retry', 'active')`,
      [[mailQueue.name, accountMailQueue.name]],
    )
}
