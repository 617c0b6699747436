import type { Ending, ToldOtherwise } from '@portal/domain/endings/contract'
import type { NoticeRecipient } from '@portal/domain/notices/contract'
import type { Page, PageQuery } from '@portal/domain/page'
import type { Instant } from '@portal/domain/time'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { memberships, users } from '../accounts/table.ts'
import { clients } from '../clients/table.ts'
import type { Reader } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { prepared } from '../platform/database/prepared.ts'
import { endingColumns, toEnding } from '../endings/reading.ts'
import { endings } from '../endings/table.ts'
import { mails } from '../mails/table.ts'
import { afterName, type Last, lastByName, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getNotice } from './reading.ts'
import { noticeRecipients } from './table.ts'

const recipientPage = prepared<
  Last & { noticeId: string; clientIds: string[] | undefined; most: number },
  { isPublished: boolean }
>()((db, { noticeId, clientIds, most, ...last }, { isPublished }) =>
  db
    .select({
      clientId: clients.id,
      clientName: clients.name,
      firstOpenedAt: noticeRecipients.firstOpenedAt,
      firstOpenedBy: noticeRecipients.firstOpenedBy,
      acknowledgedAt: noticeRecipients.acknowledgedAt,
      acknowledgedBy: noticeRecipients.acknowledgedBy,
      channel: endings.channel,
      toldAt: endings.toldAt,
      toldWhom: endings.toldWhom,
      ...endingColumns,
    })
    .from(clients)
    .leftJoin(
      noticeRecipients,
      and(eq(noticeRecipients.clientId, clients.id), eq(noticeRecipients.noticeId, noticeId)),
    )
    .leftJoin(
      endings,
      and(
        eq(endings.clientId, noticeRecipients.clientId),
        eq(endings.kind, 'notice'),
        eq(endings.subject, sql`${noticeRecipients.noticeId}::text`),
      ),
    )
    .where(
      and(
        isPublished
          ? eq(noticeRecipients.noticeId, noticeId)
          : clientIds && isAny(clients.id, clientIds),
        afterName(last, clients.name, clients.id),
      ),
    )
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(most),
)

/** Client by client: who was mailed with which result, who opened and acknowledged. Of a draft: whom it would reach. */
export async function listRecipients(
  tx: Reader,
  actor: Actor,
  noticeId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<NoticeRecipient>> {
  const { status, audience } = await getNotice(tx, actor, noticeId)
  const isPublished = status === 'published'
  const clientIds = isPublished || !audience || audience === 'all' ? undefined : audience.clientIds
  const values = { noticeId, clientIds, most: limit + 1, ...lastByName(cursor) }
  const rows = await recipientPage(tx, values, { isPublished })
  const shown = rows.slice(0, limit).map(({ clientId }) => clientId)
  const people: Person[] = isPublished
    ? await mailed(tx, { noticeId, clientIds: shown })
    : await wouldBeMailed(tx, { clientIds: shown })
  const byClient = Map.groupBy(people, ({ clientId }) => clientId)
  return toPage(
    rows,
    limit,
    ({ clientName, clientId }) => ({ by: clientName, id: clientId }),
    ({ channel, toldAt, toldWhom, endingId, endingReason, endedByName, endedAt, ...row }) => ({
      ...row,
      toldOtherwise: toTold(
        { channel, toldAt, toldWhom },
        toEnding({ endingId, endingReason, endedByName, endedAt }),
      ),
      people: (byClient.get(row.clientId) ?? []).map(({ clientId: _, ...person }) => person),
    }),
  )
}

type Told = Pick<typeof endings.$inferSelect, 'channel' | 'toldAt' | 'toldWhom'>

const toTold = ({ channel, toldAt, toldWhom }: Told, ending: Ending | null): ToldOtherwise | null =>
  ending &&
  channel && { ...ending, channel, told: toldAt === null ? null : { at: toldAt, whom: toldWhom } }

type Person = NoticeRecipient['people'][number] & { clientId: string }

const mailed = prepared<{ noticeId: string; clientIds: string[] }>()(
  (db, { noticeId, clientIds }) =>
    db
      .select({
        clientId: mails.clientId,
        userId: users.id,
        name: users.name,
        mail: mails.status,
        mailedAt:
          sql<Instant | null>`case when not ${mails.inFile} then ${mails.sentAt} end`.mapWith(
            mails.sentAt,
          ),
        serverAnswer: mails.serverAnswer,
      })
      .from(mails)
      .innerJoin(users, eq(users.id, mails.userId))
      .where(and(eq(mails.noticeId, noticeId), isAny(mails.clientId, clientIds)))
      .orderBy(asc(users.name)),
)

const wouldBeMailed = prepared<{ clientIds: string[] }>()((db, { clientIds }) =>
  db
    .select({
      clientId: memberships.clientId,
      userId: users.id,
      name: users.name,
      mail: sql<'none'>`'none'`,
      mailedAt: sql<null>`null`,
      serverAnswer: sql<null>`null`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(isAny(memberships.clientId, clientIds), isNull(users.disabledAt)))
    .orderBy(asc(users.name)),
)
