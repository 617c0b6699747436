import type { AgreementEvent } from '@portal/domain/agreements/answers'
import { AppError } from '@portal/domain/fault'
import type { AgreementMoveName } from '@portal/domain/moves/agreement'
import { asc, eq, sql } from 'drizzle-orm'
import type { Acting } from '../binding/acting.ts'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { agreementEvents, agreements } from './table.ts'

type Happened = {
  clientId: string
  agreementId: string
  move: AgreementMoveName
  version: number
  reason?: string | null
  authenticatedBy?: string
  receiptId?: string
}

/** Writes what happened to an agreement whose row is held. */
export async function recordEvent(
  { tx, actor, now }: Pick<Acting, 'tx' | 'actor' | 'now'>,
  event: Happened,
): Promise<void> {
  const { clientId, agreementId } = event
  await tx.insert(agreementEvents).values({
    ...event,
    sequence: sql`(select coalesce(max(e.sequence), 0) + 1 from agreement_events e
      where e.client_id = ${clientId} and e.agreement_id = ${agreementId})`,
    side: actor.holder.side,
    byId: actor.userId,
    byName: actor.name,
    at: now,
  })
}

const known = prepared<{ id: string }>()((db, { id }) =>
  db.select({ id: agreements.id }).from(agreements).where(eq(agreements.id, id)),
)
const eventsOf = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      sequence: agreementEvents.sequence,
      move: agreementEvents.move,
      version: agreementEvents.version,
      at: agreementEvents.at,
      by: agreementEvents.byName,
      side: agreementEvents.side,
      reason: agreementEvents.reason,
      receiptId: agreementEvents.receiptId,
    })
    .from(agreementEvents)
    .where(eq(agreementEvents.agreementId, id))
    .orderBy(asc(agreementEvents.sequence)),
)

/** What happened to an agreement since there is a history, oldest first. Throws `not-found`. */
export async function listEvents(tx: Reader, id: string): Promise<AgreementEvent[]> {
  const [[agreement], events] = await Promise.all([known(tx, { id }), eventsOf(tx, { id })])
  if (!agreement) throw new AppError({ code: 'not-found', entity: 'agreement' })
  return events
}
