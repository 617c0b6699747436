import type { LeftOut, OfferAgreements, OfferBatchMade } from '@portal/domain/agreements/offers'
import { AppError, invalid } from '@portal/domain/fault'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, inArray, isNull, not, or, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import { contractTextInUse } from '../../contract-texts/service.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { isAny } from '../../platform/database/lists.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { getProvider } from '../../provider/service.ts'
import { plannedAnnexes } from '../annexes.ts'
import { offerQueue } from './offer-queue.ts'
import { getOfferBatch } from './reading.ts'
import { withoutSignerAmong } from './signers.ts'
import { offerBatches } from './table.ts'

export type Offering = { tx: Tx & Reader; actor: Actor; enqueue: Enqueue; now: Instant }

/**
 * Offers an agreement to clients: the worker makes each client's own; says alone who would get one (`dryRun`). Throws `invalid` for
 * days gone by, clients or annexes there are none of, `not-found` where the provider has not said who it is, `conflict` (`nobody-to-offer`).
 */
export async function offerAgreements(
  { tx, actor, enqueue, now }: Offering,
  { clients: wanted, openUntil, bindingDays, terms, subprocessorIds }: OfferAgreements,
  dryRun = false,
): Promise<OfferBatchMade> {
  const today = dateAt(now)
  assertAhead({ openUntil, startsOn: terms.startsOn, endsOn: terms.endsOn }, today)
  const on = terms.startsOn ?? today
  const clientIds = wanted === 'without-agreement' ? await without(tx, on) : wanted
  if (clientIds.length === 0) throw new AppError({ code: 'conflict', rule: 'nobody-to-offer' })
  if (wanted !== 'without-agreement') await assertKnown(tx, wanted)
  const { name, address } = await getProvider(tx)
  const { version: textVersion, text: wording } = await contractTextInUse(tx)
  const annexes = await plannedAnnexes(tx, { subprocessorIds, tomVersion: terms.tomVersion }, on)
  if (dryRun) {
    const leftOut = wanted === 'without-agreement' ? [] : await leftOutOf(tx, clientIds, on)
    const out = new Set(leftOut.map(({ clientId }) => clientId))
    const left = clientIds.filter((id) => !out.has(id))
    return {
      id: null,
      status: 'preview',
      createdAt: now,
      by: actor.name,
      clients: clientIds.length,
      offered: 0,
      leftOut,
      withoutSigner: await withoutSignerAmong(tx, left),
    }
  }
  const id = newId()
  await tx.insert(offerBatches).values({
    id,
    createdAt: now,
    createdBy: actor.userId,
    byName: actor.name,
    openUntil,
    bindingDays,
    textVersion,
    wording,
    terms: { ...terms, ...annexes, processor: { name, address } },
    subprocessorIds,
    clientIds,
  })
  await enqueue(tx, offerQueue, [{ batchId: id }])
  return getOfferBatch(tx, id)
}

/** Nothing is offered for days gone by, all of which are named at once. */
function assertAhead(
  days: Record<'openUntil' | 'startsOn' | 'endsOn', string | null>,
  today: string,
) {
  const paths = { openUntil: '/openUntil', startsOn: '/terms/startsOn', endsOn: '/terms/endsOn' }
  const issues = (Object.keys(paths) as (keyof typeof paths)[])
    .filter((each) => days[each] !== null && days[each] < today)
    .map((each) => ({ path: paths[each], code: 'past', message: 'lies in the past' }))
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
}

async function assertKnown(tx: Tx, ids: string[]): Promise<void> {
  const known = await tx.select({ id: clients.id }).from(clients).where(inArray(clients.id, ids))
  const found = new Set(known.map(({ id }) => id))
  const place = ids.findIndex((id) => !found.has(id))
  if (place >= 0) throw invalid(`/clients/${place}`, 'unknown', 'there is no such client')
}

const { agreementUntil, archivedAt } = clients
const hasOffer = sql`exists (select from agreement_offers o
  where o.client_id = clients.id and o.status in ('offered', 'signed'))`

/** Those that have neither an agreement that holds then or later, nor an open offer; by their names. */
async function without(tx: Tx, on: CalendarDate): Promise<string[]> {
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(
      and(
        isNull(archivedAt),
        or(isNull(agreementUntil), sql`${agreementUntil} < ${on}::date`),
        not(hasOffer),
      ),
    )
    .orderBy(asc(clients.name), asc(clients.id))
  return rows.map(({ id }) => id)
}

/** Of these who would get no offer, and why; by their names. */
async function leftOutOf(
  tx: Tx,
  ids: string[],
  on: CalendarDate,
): Promise<OfferBatchMade['leftOut']> {
  const rows = await tx
    .select({
      clientId: clients.id,
      name: clients.name,
      reason: sql<LeftOut | null>`case when ${archivedAt} is not null then 'archived'
        when ${agreementUntil} >= ${on}::date then 'has-agreement' when ${hasOffer} then 'has-offer' end`,
    })
    .from(clients)
    .where(isAny(clients.id, ids))
    .orderBy(asc(clients.name), asc(clients.id))
  return rows.flatMap(({ reason, ...client }) => (reason ? [{ ...client, reason }] : []))
}
