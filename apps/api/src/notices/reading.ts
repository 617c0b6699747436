import { AppError } from '@portal/domain/fault'
import type { Notice, NoticeItem, NoticeQuery } from '@portal/domain/notices/contract'
import type { Page } from '@portal/domain/page'
import type { Instant } from '@portal/domain/time'
import {
  and,
  type AnyColumn,
  desc,
  eq,
  isNotNull,
  isNull,
  type Placeholder,
  type SQL,
  sql,
} from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import { isDoubtful } from '../platform/evidence/doubt.ts'
import type { Actor } from '../platform/http/actor.ts'
import { noticeReach, noticeReadings, noticeRecipients, notices } from './table.ts'

const shared = {
  id: notices.id,
  number: notices.number,
  status: notices.status,
  kind: notices.kind,
  severity: notices.severity,
  title: notices.title,
  updatedAt: notices.updatedAt,
}
const detail = { body: notices.body, version: notices.version, author: notices.author }

const mine = (userId: Placeholder | string) =>
  and(
    eq(noticeReadings.clientId, noticeRecipients.clientId),
    eq(noticeReadings.noticeId, noticeRecipients.noticeId),
    eq(noticeReadings.userId, userId),
  )
// Before each person's reading was kept, what anybody had opened was read.
const openedBefore = sql`case when ${noticeRecipients.publishedAt} <= (
  select m.reads_since from memberships m
   where m.client_id = ${noticeRecipients.clientId} and m.user_id = (select nullif(current_setting('app.user_id', true), '')::uuid))
  then ${noticeRecipients.firstOpenedAt} end`

// A client's list reads what publication wrote beside the client: one table, in order.
const ofClient = {
  id: noticeRecipients.noticeId,
  number: noticeRecipients.number,
  status: sql<'published'>`'published'`,
  kind: noticeRecipients.kind,
  severity: noticeRecipients.severity,
  title: noticeRecipients.title,
  updatedAt: noticeRecipients.publishedAt,
  publishedAt: noticeRecipients.publishedAt,
  firstOpenedAt: noticeRecipients.firstOpenedAt,
  acknowledgedAt: noticeRecipients.acknowledgedAt,
  openedAt: sql<Instant | null>`coalesce(${noticeReadings.openedAt}, ${openedBefore})`.mapWith(
    noticeReadings.openedAt,
  ),
  ownAcknowledgedAt: noticeReadings.acknowledgedAt,
  reach: sql<null>`null`,
}
const ofProvider = {
  ...shared,
  publishedAt: notices.publishedAt,
  firstOpenedAt: sql<null>`null`,
  acknowledgedAt: sql<null>`null`,
  openedAt: sql<null>`null`,
  ownAcknowledgedAt: sql<null>`null`,
  reach: sql<NoticeItem['reach']>`case when ${notices.status} = 'published' then json_build_object(
    'clients', coalesce(${noticeReach.clients}, 0),
    'opened', coalesce(${noticeReach.opened}, 0),
    'acknowledged', coalesce(${noticeReach.acknowledged}, 0)) end`,
}

/** The client's notices, newest first; for the provider everybody's, drafts included. */
export const listNotices = (
  tx: Reader,
  actor: Actor,
  query: NoticeQuery,
): Promise<Page<NoticeItem>> =>
  actor.client ? listReceived(tx, actor.client.id, actor.userId, query) : listWritten(tx, query)

const receivedPage = prepared<
  Last & Pick<NoticeQuery, 'kind'> & { clientId: string; userId: string; most: number },
  { open: boolean | undefined }
>()((db, { clientId, userId, kind, most, ...last }, { open }) =>
  db
    .select(ofClient)
    .from(noticeRecipients)
    .leftJoin(noticeReadings, mine(userId))
    .where(
      and(
        eq(noticeRecipients.clientId, clientId),
        kind && eq(noticeRecipients.kind, kind),
        open === undefined
          ? undefined
          : (open ? isNull : isNotNull)(noticeRecipients.acknowledgedAt),
        behind(last, noticeRecipients.publishedAt, noticeRecipients.noticeId),
      ),
    )
    .orderBy(desc(noticeRecipients.publishedAt), desc(noticeRecipients.noticeId))
    .limit(most),
)

async function listReceived(
  tx: Reader,
  clientId: string,
  userId: string,
  { limit, cursor, kind, open }: NoticeQuery,
) {
  const values = { clientId, userId, kind, most: limit + 1, ...lastByTime(cursor) }
  const rows = await receivedPage(tx, values, { open })
  return toPage(
    rows,
    limit,
    ({ publishedAt, id }) => ({ by: publishedAt, id }),
    (row) => row,
  )
}

const writtenPage = prepared<
  Last & Pick<NoticeQuery, 'kind' | 'status' | 'clientId'> & { most: number },
  { open: boolean | undefined }
>()((db, { kind, status, clientId, most, ...last }, { open }) => {
  // A value of the row, no join: the list is read in its order, and ends where the page does.
  const isAt = sql`(select true from ${noticeRecipients} r where r.notice_id = ${notices.id} and r.client_id = ${clientId})`
  return db
    .select(ofProvider)
    .from(notices)
    .leftJoin(noticeReach, eq(noticeReach.noticeId, notices.id))
    .where(
      and(
        kind && eq(notices.kind, kind),
        status && eq(notices.status, status),
        clientId && isAt,
        open === undefined
          ? undefined
          : sql`coalesce(${noticeReach.acknowledged} < ${noticeReach.clients}, false) = ${open}`,
        behind(last, notices.updatedAt, notices.id),
      ),
    )
    .orderBy(desc(notices.updatedAt), desc(notices.id))
    .limit(most)
})

async function listWritten(
  tx: Reader,
  { limit, cursor, open, kind, status, clientId }: NoticeQuery,
) {
  const values = { kind, status, clientId, most: limit + 1, ...lastByTime(cursor) }
  const rows = await writtenPage(tx, values, { open })
  return toPage(
    rows,
    limit,
    ({ updatedAt, id }) => ({ by: updatedAt, id }),
    (row) => row,
  )
}

/** It is not what this client's log holds, or its sealed PDF is not the one that the log names. */
const isOther = (clientId: AnyColumn | SQL, about: AnyColumn) =>
  sql<boolean>`(${isDoubtful(clientId, about)} or notice_paper_is_other(${clientId}, ${about}))`

type One = { clientId: string; userId: string; id: string }
const oneReceived = prepared<One>()((db, { clientId, userId, id }) =>
  db
    .select({
      ...ofClient,
      ...detail,
      isDoubtful: isOther(noticeRecipients.clientId, noticeRecipients.noticeId),
      audience: sql<null>`null`,
      firstOpenedBy: noticeRecipients.firstOpenedBy,
      acknowledgedBy: noticeRecipients.acknowledgedBy,
    })
    .from(noticeRecipients)
    .leftJoin(noticeReadings, mine(userId))
    .innerJoin(notices, eq(notices.id, noticeRecipients.noticeId))
    .where(and(eq(noticeRecipients.clientId, clientId), eq(noticeRecipients.noticeId, id))),
)
const oneWritten = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      ...ofProvider,
      ...detail,
      // Every client that has it was told the same.
      isDoubtful: isOther(
        sql`(select r.client_id from ${noticeRecipients} r where r.notice_id = ${notices.id} limit 1)`,
        notices.id,
      ),
      audience: notices.audience,
      firstOpenedBy: sql<null>`null`,
      acknowledgedBy: sql<null>`null`,
    })
    .from(notices)
    .leftJoin(noticeReach, eq(noticeReach.noticeId, notices.id))
    .where(eq(notices.id, id)),
)

/** One notice as this side sees it. Throws `not-found` for one that did not come to the client. */
export async function getNotice(tx: Reader, actor: Actor, id: string): Promise<Notice> {
  const found: Promise<Notice[]> = actor.client
    ? oneReceived(tx, { clientId: actor.client.id, userId: actor.userId, id })
    : oneWritten(tx, { id })
  const [row] = await found
  if (!row) throw new AppError({ code: 'not-found', entity: 'notice' })
  return row
}

/**
 * A notice there is a sealed PDF of. Throws as `getNotice` does, `not-found` also for a draft, and `conflict` (`not-as-recorded`) where
 * the notice or its PDF is not what the log holds.
 */
export async function findDocument(tx: Reader, actor: Actor, id: string): Promise<Notice> {
  const notice = await getNotice(tx, actor, id)
  if (notice.status === 'draft') throw new AppError({ code: 'not-found', entity: 'notice' })
  if (notice.isDoubtful) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
  return notice
}
