import type {
  Offer,
  OfferBatch,
  OfferBatchDetail,
  OfferDetail,
  OfferFilter,
  OfferQuery,
} from '@portal/domain/agreements/offers'
import { boundUntilFrom } from '@portal/domain/agreements/bound-until'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, desc, eq, isNotNull, type SQL, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import { holidayPlace } from '../../provider/service.ts'
import {
  contractSha256,
  draftedTerms,
  missingIn,
  proposedOf,
  signedTerms,
} from './offer-contract.ts'
import { withoutSignerIn } from './signers.ts'
import { offerBatches, offers } from './table.ts'

const columns = {
  id: offers.id,
  clientId: offers.clientId,
  clientName: clients.name,
  batchId: offers.batchId,
  number: offers.number,
  status: offers.status,
  openUntil: offers.openUntil,
  bindingDays: offers.bindingDays,
  boundUntil: offers.boundUntil,
  offeredAt: offers.offeredAt,
  offeredBy: offers.offeredByName,
  signedAt: offers.signedAt,
  endedAt: offers.endedAt,
  remindedAt: offers.remindedAt,
  version: offers.version,
}

const isStanding: Record<OfferFilter, SQL | undefined> = {
  offered: sql`${offers.status} = 'offered'`,
  signed: sql`${offers.status} = 'signed'`,
  over: isNotNull(offers.endedAt),
}

type Wanted = Last & Pick<OfferQuery, 'clientId' | 'batchId'> & { most: number }
const offerPage = prepared<Wanted, { standing: OfferFilter | undefined }>()(
  (db, { clientId, batchId, most, ...last }, { standing }) =>
    db
      .select(columns)
      .from(offers)
      .innerJoin(clients, eq(clients.id, offers.clientId))
      .where(
        and(
          clientId && eq(offers.clientId, clientId),
          batchId && eq(offers.batchId, batchId),
          standing && isStanding[standing],
          behind(last, offers.offeredAt, offers.id),
        ),
      )
      .orderBy(desc(offers.offeredAt), desc(offers.id))
      .limit(most),
)

/** The offers this side may see, newest first. */
export async function listOffers(
  tx: Reader,
  { limit, cursor, clientId, batchId, standing }: OfferQuery,
): Promise<Page<Offer>> {
  const values = { clientId, batchId, most: limit + 1, ...lastByTime(cursor) }
  const rows = await offerPage(tx, values, { standing })
  return toPage(
    rows,
    limit,
    ({ offeredAt, id }) => ({ by: offeredAt, id }),
    (row) => row,
  )
}

const oneOffer = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      ...columns,
      clientAddress: clients.address,
      textVersion: offers.textVersion,
      wording: offers.wording,
      offered: offers.terms,
      filled: offers.filled,
      signature: offers.signature,
      countersignature: offers.countersignature,
      reason: offers.reason,
    })
    .from(offers)
    .innerJoin(clients, eq(clients.id, offers.clientId))
    .where(eq(offers.id, id)),
)

/** As it would be signed now, or as it was. Throws `not-found`. */
export async function getOffer(tx: Reader, id: string, now: Instant): Promise<OfferDetail> {
  const [[row], place] = await Promise.all([oneOffer(tx, { id }), holidayPlace(tx)])
  if (!row) throw new AppError({ code: 'not-found', entity: 'offer' })
  const { clientAddress, wording, offered, filled, signature, countersignature, ...offer } = row
  const drafted = draftedTerms(
    { terms: offered, filled },
    { name: row.clientName, address: clientAddress },
  )
  return {
    ...offer,
    boundIfSignedToday:
      row.status === 'offered' && row.bindingDays !== null
        ? boundUntilFrom(dateAt(now), row.bindingDays, place)
        : null,
    terms: signedTerms(drafted, { controller: signature, processor: countersignature }),
    text: wording,
    contractSha256: contractSha256({ number: row.number, wording }, drafted),
    proposed: proposedOf(offered),
    filledIn: filled,
    missing: missingIn(drafted),
  }
}

const batchColumns = {
  id: offerBatches.id,
  status: offerBatches.status,
  createdAt: offerBatches.createdAt,
  by: offerBatches.byName,
  clients: sql<number>`cardinality(${offerBatches.clientIds})`,
  offered: offerBatches.offered,
  leftOut: offerBatches.leftOut,
}
const oneBatch = prepared<{ id: string }>()((db, { id }) =>
  db.select(batchColumns).from(offerBatches).where(eq(offerBatches.id, id)),
)
const batchPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(batchColumns)
    .from(offerBatches)
    .where(behind(last, offerBatches.createdAt, offerBatches.id))
    .orderBy(desc(offerBatches.createdAt), desc(offerBatches.id))
    .limit(most),
)

/** Offers that were sent to clients at once, the newest first. */
export async function listOfferBatches(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<Page<OfferBatch>> {
  const rows = await batchPage(tx, { most: limit + 1, ...lastByTime(cursor) })
  return toPage(
    rows,
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (row) => row,
  )
}

/** How far offers are on their way. Throws `not-found`. */
export async function getOfferBatch(tx: Reader, id: string): Promise<OfferBatchDetail> {
  const [row] = await oneBatch(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'offer-batch' })
  return { ...row, withoutSigner: await withoutSignerIn(tx, id) }
}
