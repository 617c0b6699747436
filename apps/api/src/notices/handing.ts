import { AppError } from '@portal/domain/fault'
import type { NoticeHanding } from '@portal/domain/notices/contract'
import type { Instant } from '@portal/domain/time'
import { and, eq, gte, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { endingColumns, toEnding } from '../endings/reading.ts'
import { endings } from '../endings/table.ts'
import { type Handing, queueHanding } from './publication.ts'
import { noticeHandings, noticeReach, noticeRecipients, notices } from './table.ts'

/** Sends a notice on its way to many clients. */
export async function beginHanding(
  tx: Tx,
  enqueue: Enqueue,
  handing: Handing,
  notice: Pick<typeof notices.$inferSelect, 'kind' | 'severity'>,
): Promise<void> {
  await tx.insert(noticeHandings).values(handing)
  await queueHanding(tx, enqueue, handing, notice)
}

const reached = sql<number>`coalesce(${noticeReach.clients}, 0)`
// What went to a few was handed over when it was published.
const wanted = sql<number>`coalesce(${noticeHandings.clients}, ${noticeReach.clients}, 0)`

const handingOf = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      clients: wanted,
      reached,
      failedSince:
        sql<Instant | null>`case when ${reached} < ${wanted} then ${noticeHandings.failedAt} end`.mapWith(
          noticeHandings.failedAt,
        ),
      ...endingColumns,
    })
    .from(notices)
    .leftJoin(noticeReach, eq(noticeReach.noticeId, notices.id))
    .leftJoin(noticeHandings, eq(noticeHandings.noticeId, notices.id))
    .leftJoin(
      endings,
      and(
        eq(endings.kind, 'handing'),
        eq(endings.subject, sql`${notices.id}::text`),
        eq(endings.endedAt, noticeHandings.endedAt),
        gte(noticeHandings.endedAt, noticeHandings.failedAt),
      ),
    )
    .where(and(eq(notices.id, id), eq(notices.status, 'published'))),
)

/** How far a published notice is. Throws `not-found` for any other. */
export async function getHanding(tx: Reader, id: string): Promise<NoticeHanding> {
  const [found] = await handingOf(tx, { id })
  if (!found) throw new AppError({ code: 'not-found', entity: 'notice' })
  const { clients, reached: have, failedSince } = found
  return { clients, reached: have, failedSince, ending: toEnding(found) }
}

/**
 * Hands a notice at once to whom it did not reach, where that failed; else changes nothing: what is on its way is not sent twice.
 * The log names who published it, not who asks for this. Throws `not-found`.
 */
export async function handAgain(tx: Tx, enqueue: Enqueue, id: string): Promise<NoticeHanding> {
  const [handing] = await tx
    .select()
    .from(noticeHandings)
    .where(eq(noticeHandings.noticeId, id))
    .for('update')
  if (handing?.failedAt) {
    const received = await tx
      .select({ id: noticeRecipients.clientId })
      .from(noticeRecipients)
      .where(eq(noticeRecipients.noticeId, id))
    const have = new Set(received.map((client) => client.id))
    const clientIds = handing.clientIds.filter((clientId) => !have.has(clientId))
    const [notice] = await tx
      .select({ kind: notices.kind, severity: notices.severity })
      .from(notices)
      .where(eq(notices.id, id))
    // What is handed over exists.
    await queueHanding(tx, enqueue, { ...handing, clientIds }, notice!)
    await tx.update(noticeHandings).set({ failedAt: null }).where(eq(noticeHandings.noticeId, id))
  }
  return getHanding(tx, id)
}
