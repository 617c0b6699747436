import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { asWorker } from '../../platform/database/worker.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import { remindOfOffer, tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { movedBy } from './lock.ts'
import { offers, type OfferRow } from './table.ts'

type Means = { enqueue: Enqueue; evidence: RecordEvidence }
type Due = { clientId: string; id: string; what: 'expire' | 'remind' }

/**
 * What time brings to offers that wait for the client: three days before their last one it is reminded once, and after it they
 * are over. What the client has signed waits for the provider however long. Each by itself, under its lock, so that several
 * processes may do this at once. Resolves to how many of each; rejects where one fails, after
 * all others.
 */
export async function watchOffers(
  worker: Connections,
  means: Means,
  now: Instant,
): Promise<{ expired: number; reminded: number }> {
  const due = await worker.transaction(null, async (tx) => {
    const { rows } = await tx.execute<Due>(
      sql`select client_id as "clientId", id, what from offers_due(${dateAt(now)})`,
    )
    return rows
  })
  const done = { expired: 0, reminded: 0 }
  const failures: unknown[] = []
  for (const { clientId, id, what } of due)
    await asWorker(worker, clientId, async (tx) => {
      const [row] = await tx
        .select()
        .from(offers)
        .where(eq(offers.id, id))
        .for('update', { skipLocked: true })
      if (row?.status !== 'offered') return
      if (what === 'expire' && row.openUntil < dateAt(now)) {
        await expire(tx, means, row, now)
        done.expired += 1
      }
      if (what === 'remind' && row.remindedAt === null) {
        await tx.update(offers).set({ remindedAt: now }).where(eq(offers.id, id))
        await remindOfOffer({ tx, now, ...means }, row)
        done.reminded += 1
      }
    }).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'not every offer could be looked at')
  return done
}

async function expire(tx: Tx, means: Means, row: OfferRow, now: Instant): Promise<void> {
  const { id, clientId, number, openUntil } = row
  await tx
    .update(offers)
    .set({
      status: movedBy(row, 'expire'),
      endedAt: now,
      version: sql`${offers.version} + 1`,
    })
    .where(eq(offers.id, id))
  await recordOfferEvent(tx, { clientId, offerId: id, move: 'expire', at: now, by: null })
  await tellOfOffer({ tx, now, ...means }, row, 'expire')
  await means.evidence(tx, {
    clientId,
    at: now,
    type: offerMoves.expire.event,
    subject: { kind: 'offer', id, number },
    data: { openUntil },
    personal: null,
  })
}
