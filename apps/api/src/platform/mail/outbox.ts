import type { MailKind } from '@portal/domain/mails/contract'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Tx } from '../database/db.ts'
import { newId } from '../database/ids.ts'
import { instant } from '../database/instant.ts'
import type { Enqueue } from '../database/jobs.ts'

export const mails = pgTable('mails', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  userId: uuid().notNull(),
  kind: text().$type<MailKind>().notNull(),
  number: text().notNull(),
  path: text().notNull(),
  noticeId: uuid(),
  createdAt: instant().notNull(),
  attempts: integer().notNull().default(0),
  sentAt: instant(),
  failedAt: instant(),
  serverAnswer: text(),
})

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
    'mail',
    rows.map(({ id }) => ({ mailId: id, clientId })),
  )
}

/** To everybody who has access to the client, whatever the role: notices of the contract cannot be unsubscribed. */
export async function queueMailsToMembers(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  hint: Hint,
  now: Instant,
) {
  const { rows } = await tx.execute<{ id: string }>(
    sql`select m.user_id as id from memberships m join users u on u.id = m.user_id
        where m.client_id = ${clientId} and u.disabled_at is null`,
  )
  await queueMails(
    tx,
    enqueue,
    clientId,
    rows.map(({ id }) => id),
    hint,
    now,
  )
}

/** To the provider's people who work: owner and staff. */
export async function queueMailsToStaff(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  hint: Hint,
  now: Instant,
) {
  const { rows } = await tx.execute<{ id: string }>(sql`select staff_to_notify() as id`)
  await queueMails(
    tx,
    enqueue,
    clientId,
    rows.map(({ id }) => id),
    hint,
    now,
  )
}

/** To everybody at every client that received a notice, in two statements however many there are. */
export async function queueMailsOfNotice(
  tx: Tx,
  enqueue: Enqueue,
  noticeId: string,
  hint: Hint,
  now: Instant,
) {
  const { rows } = await tx.execute<{ mailId: string; clientId: string }>(sql`
    insert into mails (id, client_id, user_id, kind, number, path, notice_id, created_at)
    select gen_random_uuid(), m.client_id, m.user_id, ${hint.kind}, ${hint.number}, ${hint.path}, r.notice_id, ${now}
      from notice_recipients r
      join memberships m on m.client_id = r.client_id
      join users u on u.id = m.user_id and u.disabled_at is null
     where r.notice_id = ${noticeId}
    returning id as "mailId", client_id as "clientId"`)
  await enqueue(tx, 'mail', rows)
}
