import type { LeftOut } from '@portal/domain/agreements/offers'
import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, eq, inArray, sql } from 'drizzle-orm'
import { stillWorks } from '../../accounts/set-in-motion.ts'
import { clients } from '../../clients/table.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue, Worker } from '../../platform/database/jobs.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { asWorker, throughClients } from '../../platform/database/worker.ts'
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
  async ({ batchId }, attempt) => {
    const batch = await worker.transaction(null, (tx) => batchOf(tx, batchId))
    if (!batch || batch.endedAt) return
    const end = (status: 'done' | 'failed') =>
      worker.transaction(null, async (tx) => {
        await tx
          .update(offerBatches)
          .set({ status, endedAt: clock() })
          .where(and(eq(offerBatches.id, batchId), eq(offerBatches.status, 'running')))
      })
    // In their order: what is counted is behind, whoever went through it.
    const left = batch.clientIds.slice(batch.offered + batch.leftOut.length)
    await throughClients(left, attempt, {
      each: (clientId) =>
        asWorker(worker, clientId, (tx) =>
          offerTo({ tx, now: clock(), ...means }, batch, clientId),
        ),
      end,
    })
  }

async function batchOf(tx: Tx, id: string): Promise<Batch | undefined> {
  const [batch] = await tx.select().from(offerBatches).where(eq(offerBatches.id, id))
  return batch
}

type Making = Pick<Deps, 'enqueue' | 'evidence'> & { tx: Tx; now: Instant }

/** Resolves to false where whoever offered may not any more. */
async function offerTo(making: Making, batch: Batch, clientId: string): Promise<boolean> {
  const { tx } = making
  const isThis = eq(offerBatches.id, batch.id)
  // Of two that take the batch up at once the second finds what the first has done.
  const [now] = await tx
    .select({
      endedAt: offerBatches.endedAt,
      isLeftOut: sql<boolean>`${offerBatches.leftOut} @> ${JSON.stringify([{ clientId }])}::jsonb`,
    })
    .from(offerBatches)
    .where(isThis)
    .for('no key update')
  if (!now || now.endedAt || now.isLeftOut) return true
  if (!(await stillWorks(tx, batch.createdBy))) return false
  const [made] = await tx
    .select({ id: offers.id })
    .from(offers)
    .where(and(eq(offers.batchId, batch.id), eq(offers.clientId, clientId)))
  if (made) return true
  const [client] = await tx
    .select({ name: clients.name, archivedAt: clients.archivedAt })
    .from(clients)
    .where(eq(clients.id, clientId))
  if (!client) return true
  const reason = await hindrance(making, batch, clientId, client.archivedAt)
  if (reason) {
    const leftOut = JSON.stringify([{ clientId, name: client.name, reason }])
    await tx
      .update(offerBatches)
      .set({ leftOut: sql`${offerBatches.leftOut} || ${leftOut}::jsonb` })
      .where(isThis)
    return true
  }
  await make(making, batch, clientId)
  await tx
    .update(offerBatches)
    .set({ offered: sql`${offerBatches.offered} + 1` })
    .where(isThis)
  return true
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
  const { textVersion, wording, terms, subprocessorIds, openUntil, bindingDays } = batch
  const by = { userId: batch.createdBy, name: batch.byName, side: 'provider' as const }
  const offer = { id: newId(), clientId, number: await nextNumber(tx, 'AVV', now) }
  await tx.insert(offers).values({
    ...offer,
    batchId: batch.id,
    openUntil,
    bindingDays,
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
    data: { openUntil, textVersion, ...(bindingDays && { bindingDays }) },
    personal: by,
  })
}
