import type { LeftOut } from '@portal/domain/agreements/offers'
import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue, Worker } from '../../platform/database/jobs.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { asWorker } from '../../platform/database/worker.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import { openAgreementOf } from '../open-agreement.ts'
import { tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { offerBatches, offers } from './table.ts'

type Deps = {
  worker: Connections
  enqueue: Enqueue
  evidence: RecordEvidence
  clock: () => Instant
}
type Batch = typeof offerBatches.$inferSelect

/**
 * Makes the offers of a batch, each client's in a transaction of its own together with its count: whoever takes the batch up
 * after a process that died goes on behind the last, and nobody gets two. A client that has an agreement or an offer already is
 * left out by name.
 */
export const createOfferSending =
  ({ worker, clock, ...means }: Deps): Worker<{ batchId: string }> =>
  async ({ batchId }, { last, signal }) => {
    const batch = await worker.transaction(null, (tx) => batchOf(tx, batchId))
    if (!batch || batch.endedAt) return
    const end = (status: 'done' | 'failed') =>
      worker.transaction(null, async (tx) => {
        await tx
          .update(offerBatches)
          .set({ status, endedAt: clock() })
          .where(and(eq(offerBatches.id, batchId), eq(offerBatches.status, 'running')))
      })
    try {
      for (const clientId of batch.clientIds) {
        // It may be another's work by now.
        signal.throwIfAborted()
        if (!(await worker.transaction(null, (tx) => mayStill(tx, batch.createdBy))))
          return await end('failed')
        await asWorker(worker, clientId, (tx) =>
          offerTo({ tx, now: clock(), ...means }, batchId, clientId),
        )
      }
      await end('done')
    } catch (error) {
      if (last) await end('failed')
      throw error
    }
  }

async function batchOf(tx: Tx, id: string): Promise<Batch | undefined> {
  const [batch] = await tx.select().from(offerBatches).where(eq(offerBatches.id, id))
  return batch
}

/** What somebody set in motion ends with their right. */
async function mayStill(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from users where id = ${userId} and disabled_at is null and staff_role in ('owner', 'staff')`,
  )
  return rows.length > 0
}

type Making = Pick<Deps, 'enqueue' | 'evidence'> & { tx: Tx; now: Instant }

async function offerTo(making: Making, batchId: string, clientId: string): Promise<void> {
  const { tx } = making
  // Of two that take the batch up at once the second finds what the first has done.
  const [batch] = await tx
    .select()
    .from(offerBatches)
    .where(eq(offerBatches.id, batchId))
    .for('no key update')
  if (!batch || batch.endedAt || batch.leftOut.some((each) => each.clientId === clientId)) return
  const [made] = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.batchId, batchId), eq(offers.clientId, clientId)))
  if (made) return
  const [client] = await tx
    .select({ name: clients.name, archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.id, clientId))
  if (!client) return
  const reason = await hindrance(making, batch, clientId, client.archivedAt)
  if (reason) {
    const leftOut = JSON.stringify([{ clientId, name: client.name, reason }])
    await tx
      .update(offerBatches)
      .set({ leftOut: sql`${offerBatches.leftOut} || ${leftOut}::jsonb` })
      .where(eq(offerBatches.id, batchId))
    return
  }
  await make(making, batch, clientId)
  await tx
    .update(offerBatches)
    .set({ offered: sql`${offerBatches.offered} + 1` })
    .where(eq(offerBatches.id, batchId))
}

async function hindrance(
  { tx, now }: Making,
  { terms }: Batch,
  clientId: string,
  archivedAt: Instant | null,
): Promise<LeftOut | null> {
  if (archivedAt) return 'archived'
  if (await openAgreementOf(tx, clientId, terms.startsOn ?? dateAt(now))) return 'has-agreement'
  const open = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.clientId, clientId), inArray(offers.status, ['offered', 'signed'])))
  return open.length > 0 ? 'has-offer' : null
}

async function make({ tx, enqueue, evidence, now }: Making, batch: Batch, clientId: string) {
  const { textVersion, wording, terms, subprocessorIds, openUntil } = batch
  const by = { userId: batch.createdBy, name: batch.byName, side: 'provider' as const }
  const offer = { id: newId(), clientId, number: await nextNumber(tx, 'AVV', now) }
  await tx.insert(offers).values({
    ...offer,
    batchId: batch.id,
    openUntil,
    textVersion,
    wording,
    terms,
    subprocessorIds,
    offeredAt: now,
    offeredBy: by.userId,
    offeredByName: by.name,
  })
  await recordOfferEvent(tx, { clientId, offerId: offer.id, move: 'offer', at: now, by })
  await tellOfOffer({ tx, enqueue, now }, offer, 'offer')
  await evidence(tx, {
    clientId,
    at: now,
    type: offerMoves.offer.event,
    subject: { kind: 'offer', id: offer.id, number: offer.number },
    data: { openUntil, textVersion },
    personal: by,
  })
}
