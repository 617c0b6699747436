import type { NoticeRecipient } from '@portal/domain/notices/contract'
import type { Page, PageQuery } from '@portal/domain/page'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { memberships, users } from '../accounts/table.ts'
import { clients } from '../clients/table.ts'
import type { Tx } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { mails } from '../mails/table.ts'
import { afterName, lastByName, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getNotice } from './reading.ts'
import { noticeRecipients } from './table.ts'

/** Client by client: who was mailed with which result, who opened and acknowledged. Of a draft: whom it would reach. */
export async function listRecipients(
  tx: Tx,
  actor: Actor,
  noticeId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<NoticeRecipient>> {
  const { status, audience } = await getNotice(tx, actor, noticeId)
  const chosen = !audience || audience === 'all' ? undefined : isAny(clients.id, audience.clientIds)
  const rows = await tx
    .select({
      clientId: clients.id,
      clientName: clients.name,
      firstOpenedAt: noticeRecipients.firstOpenedAt,
      firstOpenedBy: noticeRecipients.firstOpenedBy,
      acknowledgedAt: noticeRecipients.acknowledgedAt,
      acknowledgedBy: noticeRecipients.acknowledgedBy,
    })
    .from(clients)
    .leftJoin(
      noticeRecipients,
      and(eq(noticeRecipients.clientId, clients.id), eq(noticeRecipients.noticeId, noticeId)),
    )
    .where(
      and(
        status === 'published' ? eq(noticeRecipients.noticeId, noticeId) : chosen,
        afterName(lastByName(cursor), clients.name, clients.id),
      ),
    )
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(limit + 1)
  const shown = rows.slice(0, limit).map(({ clientId }) => clientId)
  const people =
    status === 'published' ? await mailed(tx, noticeId, shown) : await wouldBeMailed(tx, shown)
  const byClient = Map.groupBy(people, ({ clientId }) => clientId)
  return toPage(
    rows,
    limit,
    ({ clientName, clientId }) => ({ by: clientName, id: clientId }),
    (row) => ({
      ...row,
      people: (byClient.get(row.clientId) ?? []).map(({ clientId: _, ...person }) => person),
    }),
  )
}

type Person = NoticeRecipient['people'][number] & { clientId: string }

const mailed = (tx: Tx, noticeId: string, clientIds: string[]): Promise<Person[]> =>
  tx
    .select({
      clientId: mails.clientId,
      userId: users.id,
      name: users.name,
      mail: sql<Person['mail']>`case when ${mails.sentAt} is not null then 'sent'
                                     when ${mails.failedAt} is not null then 'failed' else 'queued' end`,
      mailedAt: mails.sentAt,
      serverAnswer: mails.serverAnswer,
    })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .where(and(eq(mails.noticeId, noticeId), isAny(mails.clientId, clientIds)))
    .orderBy(asc(users.name))

const wouldBeMailed = (tx: Tx, clientIds: string[]): Promise<Person[]> =>
  tx
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
    .orderBy(asc(users.name))
