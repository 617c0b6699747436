import type { MailKind } from '@portal/domain/mails/contract'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import { type Instant, later, span } from '@portal/domain/time'
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

/** What a mail may say: that something is there, of which kind, how pressing, and where. Never what it is about. */
export type Hint = { kind: MailKind; urgency: Severity; number: string; path: string }

/**
 * What somebody may do again and again and nothing hangs on: a message orders nothing and starts no period. Of it the first is
 * mailed at once, and one mail tells of all that follow within these minutes. No other kind waits for anything.
 */
const joined = new Set<MailKind>(['instruction.message', 'change.message'])
const minutesApart = 10
/** What is written for one client after the other waits so long for those that say the same to the same person for others. */
const gathered = new Set<MailKind>(['evidence.head'])
const secondsToGather = 30

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
    : userIds.map((userId) => ({
        userId,
        dueAt: gathered.has(hint.kind) ? later(now, secondsToGather * span.second) : null,
      }))
  if (told.length === 0) return
  const rows = told.map((each) => ({ id: newId(), clientId, ...each, ...hint, createdAt: now }))
  await tx.insert(mails).values(rows)
  for (const [notBefore, due] of Map.groupBy(rows, ({ dueAt }) => dueAt)) {
    const jobs = due.map(({ id }) => ({ mailId: id, clientId }))
    await enqueue(tx, mailQueue, jobs, { notBefore, priority: priorityOf(hint) })
  }
}

/** A breach before everything that is urgent, that before all else; of what goes to very many the rest comes last. */
export const priorityOf = (
  { urgency, noticeKind = null }: { urgency: Severity; noticeKind?: NoticeKind | null },
  isBulk = false,
): number => (noticeKind === 'incident' ? 2 : urgency === 'urgent' ? 1 : isBulk ? -1 : 0)

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

type NoticeHint = Hint & { noticeId: string; noticeKind: NoticeKind }

/**
 * Writes the mails about a notice to everybody with access to these clients, in one statement however many there are.
 * Whoever writes them queues what comes back (`queueMailsOfNotice`). `isPart`: other clients get it in another transaction.
 */
export async function writeMailsOfNotice(
  tx: Tx,
  clientIds: string[],
  { noticeId, kind, urgency, noticeKind, number, path }: NoticeHint,
  isPart: boolean,
  now: Instant,
): Promise<WrittenMail[]> {
  const { rows } = await tx.execute<WrittenMail>(
    sql`select id as "mailId", client_id as "clientId", due_at::text as "dueAt" from write_notice_mails(
          ${noticeId}::uuid, ${kind}, ${number}, ${path}, ${urgency}, ${noticeKind}, ${now}::timestamptz,
          ${isPart ? secondsToGather : 0} * interval '1 second', ${sql.param(clientIds)}::uuid[])`,
  )
  return rows
}

export type WrittenMail = { mailId: string; clientId: string; dueAt: string | null }

/** Queues them: a breach and what is urgent first, the rest behind mails about anything else. */
export async function queueMailsOfNotice(
  tx: Tx,
  enqueue: Enqueue,
  written: WrittenMail[],
  about: { urgency: Severity; noticeKind: NoticeKind },
): Promise<void> {
  const priority = priorityOf(about, true)
  for (const [dueAt, due] of Map.groupBy(written, (mail) => mail.dueAt)) {
    const jobs = due.map(({ mailId, clientId }) => ({ mailId, clientId }))
    await enqueue(tx, mailQueue, jobs, { priority, notBefore: dueAt && toInstant(dueAt) })
  }
}
