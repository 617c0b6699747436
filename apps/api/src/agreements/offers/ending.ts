import { isBoundNoMore } from '@portal/domain/agreements/bound'
import type { OfferDetail } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { holdActive } from '../../clients/service.ts'
import { hold } from '../../platform/database/hold.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { personalOf, type RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { remindOfOffer, tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { movedBy, offerAt } from './lock.ts'
import { getOffer } from './reading.ts'
import { offers } from './table.ts'

export type Moving = {
  tx: Tx & Reader
  actor: Actor
  enqueue: Enqueue
  evidence: RecordEvidence
  now: Instant
  seen: number | null
}

/** The client does not want it, and says why. Throws `illegal-move` once it has signed, `stale`. */
export const declineOffer = (moving: Moving, id: string, reason: string): Promise<OfferDetail> =>
  end(moving, id, 'decline', reason)

/** The provider takes it back, and says why; also what the client has signed and it has not. Throws `illegal-move`, `stale`, `conflict` (`bound-no-more`). */
export const withdrawOffer = (moving: Moving, id: string, reason: string): Promise<OfferDetail> =>
  end(moving, id, 'withdraw', reason)

async function end(
  moving: Moving,
  id: string,
  move: 'decline' | 'withdraw',
  reason: string,
): Promise<OfferDetail> {
  const { tx, actor, evidence, seen, now } = moving
  const row = await hold(offerAt(tx, id), seen)
  const { clientId, number } = row
  // It has lapsed, whatever hour the clock says so: nothing else became of it.
  if (row.status === 'signed' && isBoundNoMore(row.boundUntil, dateAt(now)))
    throw new AppError({ code: 'conflict', rule: 'bound-no-more' })
  await tx
    .update(offers)
    .set({
      status: movedBy(row, move),
      reason,
      endedAt: now,
      version: sql`${offers.version} + 1`,
    })
    .where(eq(offers.id, id))
  await recordOfferEvent(tx, {
    clientId,
    offerId: id,
    move,
    at: now,
    by: personalOf(actor),
    reason,
  })
  await tellOfOffer(moving, row, move)
  await evidence(tx, {
    clientId,
    at: now,
    type: offerMoves[move].event,
    subject: { kind: 'offer', id, number },
    data: {},
    personal: { ...personalOf(actor), reason },
  })
  return getOffer(tx, id, now)
}

/** Brings an offer to the client's mind once more, at most once a day. Throws `illegal-move` where it does not wait for the client, `conflict` (`reminded`). */
export async function remindClient(moving: Moving, id: string): Promise<OfferDetail> {
  const { tx, seen, now } = moving
  const row = await hold(offerAt(tx, id), seen)
  if (row.status !== 'offered')
    throw new AppError({ code: 'illegal-move', from: row.status, move: 'remind' })
  await holdActive(tx, row.clientId)
  const told = row.remindedAt ?? row.offeredAt
  if (dateAt(told) === dateAt(now)) throw new AppError({ code: 'conflict', rule: 'reminded' })
  await tx
    .update(offers)
    .set({ remindedAt: now, version: sql`${offers.version} + 1` })
    .where(eq(offers.id, id))
  await remindOfOffer(moving, row)
  return getOffer(tx, id, now)
}
