import { may } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { Notice } from '@portal/domain/notices/contract'
import type { Instant } from '@portal/domain/time'
import { and, type AnyColumn, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getNotice } from './reading.ts'
import { noticeReadings, noticeRecipients } from './table.ts'

type Reading = { tx: Tx; actor: Actor; evidence: RecordEvidence; now: Instant }

/** Whoever may act for the client reads for it; a viewer's opening is nobody else's knowledge. */
const readsForClient = ({ holder }: Pick<Actor, 'holder'>) =>
  may(holder, noticeMoves.acknowledge.needs)

/** Whether this person's looking is new, to them or to the client. */
export const isToRecord = (notice: Notice, actor: Actor): boolean =>
  actor.client !== null &&
  (notice.openedAt === null || (notice.firstOpenedAt === null && readsForClient(actor)))

/**
 * A person opens a notice: kept for that person, and, the first time somebody does who may act for the client, recorded with name
 * and moment, once.
 */
export async function recordOpening(reading: Reading, id: string): Promise<void> {
  const { tx, actor, now } = reading
  if (!actor.client) return
  await tx
    .insert(noticeReadings)
    .values({ clientId: actor.client.id, noticeId: id, userId: actor.userId, openedAt: now })
    .onConflictDoNothing()
  if (!readsForClient(actor)) return
  const fields = { firstOpenedAt: now, firstOpenedBy: actor.name }
  await recordOnce(reading, id, 'open', noticeRecipients.firstOpenedAt, fields)
}

/**
 * A person confirms to have taken note, and the first of them for the client. Doing so twice leaves the first time as it was recorded. Throws `conflict`
 * (`not-as-recorded`) over a notice that is not what the log holds.
 */
export async function acknowledgeNotice(reading: Reading, id: string): Promise<Notice> {
  const { tx, actor, now } = reading
  const { isDoubtful } = await getNotice(tx, actor, id)
  if (isDoubtful) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
  await recordOpening(reading, id)
  if (actor.client)
    await tx
      .update(noticeReadings)
      .set({ acknowledgedAt: now })
      .where(
        and(
          eq(noticeReadings.clientId, actor.client.id),
          eq(noticeReadings.noticeId, id),
          eq(noticeReadings.userId, actor.userId),
          isNull(noticeReadings.acknowledgedAt),
        ),
      )
  const fields = { acknowledgedAt: now, acknowledgedBy: actor.name }
  await recordOnce(reading, id, 'acknowledge', noticeRecipients.acknowledgedAt, fields)
  return getNotice(tx, actor, id)
}

/** Writes what a client did with a notice where nothing is recorded yet; the provider's own reading is nobody's. */
async function recordOnce(
  { tx, actor, evidence, now }: Reading,
  noticeId: string,
  move: 'open' | 'acknowledge',
  unset: AnyColumn,
  fields: Partial<typeof noticeRecipients.$inferInsert>,
) {
  const { client } = actor
  if (!client) return
  const mine = and(
    eq(noticeRecipients.clientId, client.id),
    eq(noticeRecipients.noticeId, noticeId),
  )
  const [recorded] = await tx
    .update(noticeRecipients)
    .set(fields)
    .where(and(mine, isNull(unset)))
    .returning({ number: noticeRecipients.number })
  if (!recorded) return
  await evidence(tx, {
    clientId: client.id,
    at: now,
    type: noticeMoves[move].event,
    subject: { kind: 'notice', id: noticeId, number: recorded.number },
    data: {},
    personal: personalOf(actor),
  })
}
