import type { MailKind } from '@portal/domain/mails/contract'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../platform/database/db.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue, Queue } from '../platform/database/jobs.ts'
import { mails } from './table.ts'

export const mailQueue: Queue<{ mailId: string; clientId: string }> = {
  name: 'mail',
  payload: z.object({ mailId: z.uuid(), clientId: z.uuid() }),
  workers: 4,
  batch: 20,
  pollingIntervalSeconds: 1,
}

/** What a mail may say: that something is there, of which kind, and where. Never what it is about. */
export type Hint = { kind: MailKind; number: string; path: string }

/** Mail is decided with the data and delivered later: a rollback unsends it. */
export async function queueMails(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  userIds: string[],
  hint: Hint,
  now: Instant,
): Promise<void> {
  if (userIds.length === 0) return
  const rows = userIds.map((userId) => ({ id: newId(), clientId, userId, ...hint, createdAt: now }))
  await tx.insert(mails).values(rows)
  await enqueue(
    tx,
    mailQueue,
    rows.map(({ id }) => ({ mailId: id, clientId })),
  )
}

/**
 * Writes the mails about a notice to everybody with access to these clients, in one statement however many there are.
 * Whoever writes them queues what comes back, `bulk`: mails about anything else go first.
 */
export async function writeMailsOfNotice(
  tx: Tx,
  clientIds: string[],
  { noticeId, kind, number, path }: Hint & { noticeId: string },
  now: Instant,
): Promise<{ mailId: string; clientId: string }[]> {
  const { rows } = await tx.execute<{ mailId: string; clientId: string }>(
    sql`select id as "mailId", client_id as "clientId" from write_notice_mails(
          ${noticeId}::uuid, ${kind}, ${number}, ${path}, ${now}::timestamptz, ${sql.param(clientIds)}::uuid[])`,
  )
  return rows
}
