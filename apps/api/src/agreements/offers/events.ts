import type { OfferEvent } from '@portal/domain/agreements/offers'
import type { OfferMoveName } from '@portal/domain/moves/agreement'
import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { asc, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { offerEvents, offers } from './table.ts'

type Happened = {
  clientId: string
  offerId: string
  move: OfferMoveName
  at: Instant
  /** Null: time alone. */
  by: { userId: string; name: string; side: Side } | null
  reason?: string
  authenticatedBy?: string
  receiptId?: string
}

/** Writes what happened to an offer whose row is held. */
export async function recordOfferEvent(
  tx: Tx,
  { by, offerId, clientId, ...event }: Happened,
): Promise<void> {
  await tx.insert(offerEvents).values({
    ...event,
    clientId,
    offerId,
    sequence: sql`(select coalesce(max(e.sequence), 0) + 1 from agreement_offer_events e
      where e.client_id = ${clientId} and e.offer_id = ${offerId})`,
    side: by?.side ?? null,
    byId: by?.userId ?? null,
    byName: by?.name ?? null,
  })
}

const known = prepared<{ id: string }>()((db, { id }) =>
  db.select({ id: offers.id }).from(offers).where(eq(offers.id, id)),
)
const eventsOf = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      sequence: offerEvents.sequence,
      move: offerEvents.move,
      at: offerEvents.at,
      by: offerEvents.byName,
      side: offerEvents.side,
      reason: offerEvents.reason,
      receiptId: offerEvents.receiptId,
    })
    .from(offerEvents)
    .where(eq(offerEvents.offerId, id))
    .orderBy(asc(offerEvents.sequence)),
)

/** What happened to an offer, oldest first. Throws `not-found`. */
export async function listOfferEvents(tx: Reader, id: string): Promise<OfferEvent[]> {
  const [[offer], events] = await Promise.all([known(tx, { id }), eventsOf(tx, { id })])
  if (!offer) throw new AppError({ code: 'not-found', entity: 'offer' })
  return events
}
