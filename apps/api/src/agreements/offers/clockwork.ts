import { isBoundNoMore } from '@portal/domain/agreements/bound'
import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { asWorker } from '../../platform/database/worker.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import { remindOfCountersigning, remindOfOffer, tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { movedBy } from './lock.ts'
import { offers, type OfferRow } from './table.ts'

type Means = { enqueue: Enqueue; evidence: RecordEvidence }
type Due = { clientId: string; id: string; what: Step }
type Step = 'expire' | 'remind' | 'lapse' | 'remind-provider'
type Looking = { tx: Tx; means: Means; now: Instant }
/** Resolves to whether there was anything to do. */
type Look = (looking: Looking, row: OfferRow) => Promise<boolean>
type Watched = Record<'expired' | 'reminded' | 'lapsed' | 'remindedProvider', number>

/** What time brings, each asked once more of the row that is held. */
const steps: Record<Step, { counts: keyof Watched; look: Look }> = {
  expire: {
    counts: 'expired',
    look: async (looking, row) => {
      const { openUntil } = row
      const isOver = row.status === 'offered' && openUntil < dateAt(looking.now)
      if (isOver) await end(looking, row, 'expire', { openUntil })
      return isOver
    },
  },
  remind: {
    counts: 'reminded',
    look: async ({ tx, means, now }, row) => {
      if (row.status !== 'offered' || row.remindedAt !== null) return false
      await tx.update(offers).set({ remindedAt: now }).where(eq(offers.id, row.id))
      await remindOfOffer({ tx, now, ...means }, row)
      return true
    },
  },
  lapse: {
    counts: 'lapsed',
    look: async (looking, row) => {
      const { boundUntil, signedAt } = row
      const isOver = row.status === 'signed' && isBoundNoMore(boundUntil, dateAt(looking.now))
      if (isOver) await end(looking, row, 'lapse', { signedAt, boundUntil })
      return isOver
    },
  },
  'remind-provider': {
    counts: 'remindedProvider',
    look: async ({ tx, means, now }, row) => {
      if (row.status !== 'signed' || row.countersignRemindedAt !== null) return false
      await tx.update(offers).set({ countersignRemindedAt: now }).where(eq(offers.id, row.id))
      await remindOfCountersigning({ tx, now, ...means }, row)
      return true
    },
  },
}

/**
 * What time brings to offers: three days before its last one whoever's turn it is is reminded once, and after it they are over,
 * be it that the client has not signed or that the provider has not countersigned. What a client signed whom nobody told a day
 * waits however long. Each by itself, under its lock, so that several processes may do this at once. Resolves to how many of
 * each; rejects where one fails, after all others.
 */
export async function watchOffers(
  worker: Connections,
  means: Means,
  now: Instant,
): Promise<Watched> {
  const due = await worker.transaction(null, async (tx) => {
    const { rows } = await tx.execute<Due>(
      sql`select client_id as "clientId", id, what from offers_due(${dateAt(now)})`,
    )
    return rows
  })
  const done: Watched = { expired: 0, reminded: 0, lapsed: 0, remindedProvider: 0 }
  const failures: unknown[] = []
  for (const { clientId, id, what } of due)
    await asWorker(worker, clientId, async (tx) => {
      const [row] = await tx
        .select()
        .from(offers)
        .where(eq(offers.id, id))
        .for('update', { skipLocked: true })
      const { counts, look } = steps[what]
      if (row && (await look({ tx, means, now }, row))) done[counts] += 1
    }).catch((error: unknown) => failures.push(error))
  if (failures.length > 0) throw new AggregateError(failures, 'not every offer could be looked at')
  return done
}

async function end(
  { tx, means, now }: Looking,
  row: OfferRow,
  move: 'expire' | 'lapse',
  data: Record<string, string | null>,
): Promise<void> {
  const { id, clientId, number } = row
  await tx
    .update(offers)
    .set({
      status: movedBy(row, move),
      endedAt: now,
      version: sql`${offers.version} + 1`,
    })
    .where(eq(offers.id, id))
  await recordOfferEvent(tx, { clientId, offerId: id, move, at: now, by: null })
  await tellOfOffer({ tx, now, ...means }, row, move)
  await means.evidence(tx, {
    clientId,
    at: now,
    type: offerMoves[move].event,
    subject: { kind: 'offer', id, number },
    data,
    personal: null,
  })
}
