import type { MailKind } from '@portal/domain/mails/contract'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Tx } from '../platform/database/db.ts'
import { newId } from '../platform/database/ids.ts'
import { toInstant } from '../platform/database/instant.ts'
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

/**
 * What somebody may do again and again and nothing hangs on: a message orders nothing and starts no period. Of it the first is
 * mailed at once, and one mail tells of all that follow within these minutes. No other kind waits for anything.
 */
const joined = new Set<MailKind>(['instruction.message'])
const minutesApart = 10

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
  const told = joined.has(hint.kind)
    ? await whenToTell(tx, clientId, userIds, hint.path, now)
    : userIds.map((userId) => ({ userId, dueAt: null }))
  if (told.length === 0) return
  const rows = told.map((each) => ({ id: newId(), clientId, ...each, ...hint, createdAt: now }))
  await tx.insert(mails).values(rows)
  for (const [notBefore, due] of Map.groupBy(rows, ({ dueAt }) => dueAt)) {
    const jobs = due.map(({ id }) => ({ mailId: id, clientId }))
    await enqueue(tx, mailQueue, jobs, { notBefore })
  }
}

async function whenToTell(
  tx: Tx,
  clientId: string,
  userIds: string[],
  path: string,
  now: Instant,
): Promise<{ userId: string; dueAt: Instant | null }[]> {
  const { rows } = await tx.execute<{ userId: string; dueAt: string | null }>(
    sql`select user_id as "userId", due_at::text as "dueAt"
          from mails_due(${clientId}::uuid, ${sql.param(userIds)}::uuid[], ${path}, ${now}::timestamptz,
                         ${minutesApart} * interval '1 minute')`,
  )
  return rows.map(({ userId, dueAt }) => ({ userId, dueAt: dueAt && toInstant(dueAt) }))
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
