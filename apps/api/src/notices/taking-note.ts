import { AppError } from '@portal/domain/fault'
import { noticeMoves } from '@portal/domain/moves/notice'
import type { Notice } from '@portal/domain/notices/contract'
import type { Instant } from '@portal/domain/time'
import { and, type AnyColumn, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { personalOf, type RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { getNotice } from './reading.ts'
import { noticeRecipients } from './table.ts'

type Reading = { tx: Tx; actor: Actor; evidence: RecordEvidence; now: Instant }

/** A person opens a notice: the first time at a client is recorded with name and moment, once. */
export async function recordOpening(reading: Reading, id: string): Promise<void> {
  const { actor, now } = reading
  const fields = { firstOpenedAt: now, firstOpenedBy: actor.name }
  await recordOnce(reading, id, 'open', noticeRecipients.firstOpenedAt, fields)
}

/**
 * The client confirms that it has taken note. Doing so twice leaves the first time as it was recorded. Throws `conflict`
 * (`not-as-recorded`) over a notice that is not what the log holds.
 */
export async function acknowledgeNotice(reading: Reading, id: string): Promise<Notice> {
  const { tx, actor, now } = reading
  const { isDoubtful } = await getNotice(tx, actor, id)
  if (isDoubtful) throw new AppError({ code: 'conflict', rule: 'not-as-recorded' })
  await recordOpening(reading, id)
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
