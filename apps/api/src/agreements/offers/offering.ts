import type { OfferAgreements, OfferBatchMade } from '@portal/domain/agreements/offers'
import { AppError, invalid } from '@portal/domain/fault'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, asc, inArray, isNull, or, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import { contractTextInUse } from '../../contract-texts/service.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
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
 * Offers an agreement to clients: the worker makes each client's own; says alone who would get one (`dryRun`). Throws `invalid` for days gone by, clients or annexes there
 * are none of, `not-found` where the provider has not said who it is, `conflict` (`nobody-to-offer`).
 */
export async function offerAgreements(
  { tx, actor, enqueue, now }: Offering,
  { clients: wanted, openUntil, bindingDays, terms, subprocessorIds }: OfferAgreements,
  dryRun = false,
): Promise<OfferBatchMade> {
  const today = dateAt(now)
  assertAhead({ openUntil, startsOn: terms.startsOn, endsOn: terms.endsOn }, today)
  const clientIds = wanted === 'without-agreement' ? await without(tx, today) : wanted
  if (clientIds.length === 0) throw new AppError({ code: 'conflict', rule: 'nobody-to-offer' })
  if (wanted !== 'without-agreement') await assertKnown(tx, wanted)
  const { name, address } = await getProvider(tx)
  const { version: textVersion, text: wording } = await contractTextInUse(tx)
  const on = terms.startsOn ?? today
  const annexes = await plannedAnnexes(tx, { subprocessorIds, tomVersion: terms.tomVersion }, on)
  if (dryRun)
    return {
      id: null,
      status: 'preview',
      createdAt: now,
      by: actor.name,
      clients: clientIds.length,
      offered: 0,
      leftOut: [],
      withoutSigner: await withoutSignerAmong(tx, clientIds, hasNone(today)),
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

const hasNone = (today: string) =>
  and(
    isNull(clients.archivedAt),
    or(isNull(clients.agreementUntil), sql`${clients.agreementUntil} < ${today}::date`),
    sql`not exists (select from agreement_offers o
          where o.client_id = clients.id and o.status in ('offered', 'signed'))`,
  )

/** Those that have neither an agreement that holds or is to begin, nor an open offer; by their names. */
async function without(tx: Tx, today: string): Promise<string[]> {
  const rows = await tx
    .select({ id: clients.id })
    .from(clients)
    .where(hasNone(today))
    .orderBy(asc(clients.name), asc(clients.id))
  return rows.map(({ id }) => id)
}
