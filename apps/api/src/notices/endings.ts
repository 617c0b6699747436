import type { EndTask, TellOtherwise } from '@portal/domain/endings/contract'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError, invalid } from '@portal/domain/fault'
import type { NoticeHanding } from '@portal/domain/notices/contract'
import { and, eq, sql } from 'drizzle-orm'
import { type EndingActing, writeEnding } from '../endings/service.ts'
import { endings } from '../endings/table.ts'
import { getHanding } from './handing.ts'
import { noticeHandings, noticeRecipients, notices } from './table.ts'

const ended = () => new AppError({ code: 'illegal-move', from: 'ended', move: 'end' })

/**
 * A client was told of a notice on another way than by the portal, or nobody there is to be told: with the proof of it, from which
 * later windows start. Throws `not-found`, and `illegal-move` where the client took note in the portal or somebody has recorded one.
 */
export async function tellOtherwise(
  acting: EndingActing,
  noticeId: string,
  clientId: string,
  { channel, told, reason }: TellOtherwise,
): Promise<void> {
  const { tx, now } = acting
  const [received] = await tx
    .select({
      number: noticeRecipients.number,
      publishedAt: noticeRecipients.publishedAt,
      acknowledgedAt: noticeRecipients.acknowledgedAt,
    })
    .from(noticeRecipients)
    .where(and(eq(noticeRecipients.noticeId, noticeId), eq(noticeRecipients.clientId, clientId)))
  if (!received) throw new AppError({ code: 'not-found', entity: 'notice' })
  const { number, publishedAt, acknowledgedAt } = received
  if (acknowledgedAt !== null) throw ended()
  if (told && (told.at < publishedAt || told.at > now))
    throw invalid('/told/at', 'out-of-range', 'lies between the publication and now')
  // Whoever comes second waits for the first, and finds it recorded.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`told ${clientId} ${noticeId}`}, 0))`,
  )
  const [known] = await tx
    .select({ id: endings.id })
    .from(endings)
    .where(
      and(
        eq(endings.clientId, clientId),
        eq(endings.kind, 'notice'),
        eq(endings.subject, noticeId),
      ),
    )
  if (known) throw ended()
  await writeEnding(
    acting,
    { clientId, kind: 'notice', subject: noticeId, number, reason, otherwise: { channel, told } },
    async () => {},
  )
}

/**
 * Ends, with a reason, that a notice could not be handed to all its clients; another failure is red anew. It stands in the provider’s
 * own log: who did not get it has none of it. Throws `not-found`, and `illegal-move` where nothing failed or somebody has ended it.
 */
export async function endHanding(
  acting: EndingActing,
  noticeId: string,
  { reason }: EndTask,
): Promise<NoticeHanding> {
  const { tx, now } = acting
  const [row] = await tx
    .select({ failedAt: noticeHandings.failedAt, endedAt: noticeHandings.endedAt })
    .from(noticeHandings)
    .where(eq(noticeHandings.noticeId, noticeId))
    .for('update')
  const handing = await getHanding(tx, noticeId)
  if (!row?.failedAt || handing.failedSince === null) throw ended()
  if (row.endedAt !== null && row.endedAt >= row.failedAt) throw ended()
  const [notice] = await tx
    .select({ number: notices.number })
    .from(notices)
    .where(eq(notices.id, noticeId))
  const { clients, reached } = handing
  await writeEnding(
    acting,
    {
      clientId: providerLog,
      kind: 'handing',
      subject: noticeId,
      number: notice?.number ?? null,
      reason,
      facts: { clients, reached },
    },
    () =>
      tx.update(noticeHandings).set({ endedAt: now }).where(eq(noticeHandings.noticeId, noticeId)),
  )
  return getHanding(tx, noticeId)
}
