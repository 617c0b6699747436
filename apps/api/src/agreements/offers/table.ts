import type { Side } from '@portal/domain/access'
import type { FilledIn, LeftOut, OfferStatus, OfferTerms } from '@portal/domain/agreements/offers'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import type { Party } from '@portal/domain/agreements/terms'
import type { GivenBy } from '@portal/domain/instructions/contract'
import type { OfferMoveName } from '@portal/domain/moves/agreement'
import type { z } from 'zod'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../../platform/database/instant.ts'

/** What is offered: the terms with the provider's name and address, and the annexes as they were then. */
export type Offered = OfferTerms &
  Pick<AgreementTerms, 'subprocessors' | 'measures'> & {
    processor: Pick<AgreementTerms['processor'], 'name' | 'address'>
  }

/** Who signed for a party: what its side of the agreement says from then on, and how it was confirmed. */
export type Signature = Pick<SignedParty, 'signedBy' | 'signedOn' | 'signedAt'> & {
  function: string
  authority: NonNullable<SignedParty['authority']>
  userId: string
  at: string
  authenticatedBy: GivenBy['authenticatedBy']
}
type SignedParty = z.output<typeof Party>

export const offerBatches = pgTable('agreement_offer_batches', {
  id: uuid().primaryKey(),
  createdAt: instant().notNull(),
  createdBy: uuid().notNull(),
  byName: text().notNull(),
  openUntil: date({ mode: 'string' }).notNull(),
  bindingDays: integer(),
  textVersion: integer().notNull(),
  wording: text().notNull(),
  terms: jsonb().$type<Offered>().notNull(),
  subprocessorIds: uuid().array().notNull(),
  clientIds: uuid().array().notNull(),
  status: text().$type<'running' | 'done' | 'failed'>().notNull().default('running'),
  offered: integer().notNull().default(0),
  leftOut: jsonb()
    .$type<{ clientId: string; name: string; reason: LeftOut }[]>()
    .notNull()
    .default([]),
  endedAt: instant(),
})

export const offers = pgTable('agreement_offers', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  batchId: uuid().notNull(),
  /** That of the agreement it becomes, as is its id. */
  number: text().notNull(),
  status: text().$type<OfferStatus>().notNull().default('offered'),
  openUntil: date({ mode: 'string' }).notNull(),
  /** Null: offered before a client was told how long its signature binds it. */
  bindingDays: integer(),
  textVersion: integer().notNull(),
  wording: text().notNull(),
  terms: jsonb().$type<Offered>().notNull(),
  subprocessorIds: uuid().array().notNull(),
  filled: jsonb().$type<FilledIn>(),
  offeredAt: instant().notNull(),
  offeredBy: uuid().notNull(),
  offeredByName: text().notNull(),
  remindedAt: instant(),
  contractSha256: text(),
  signature: jsonb().$type<Signature>(),
  signedAt: instant(),
  /** The last day to countersign; written with the signature and never computed again. */
  boundUntil: date({ mode: 'string' }),
  /** When the provider's people were reminded of that day. */
  countersignRemindedAt: instant(),
  countersignature: jsonb().$type<Signature>(),
  endedAt: instant(),
  reason: text(),
  version: integer().notNull().default(1),
})
export type OfferRow = typeof offers.$inferSelect

export const offerEvents = pgTable('agreement_offer_events', {
  clientId: uuid().notNull(),
  offerId: uuid().notNull(),
  sequence: integer().notNull(),
  move: text().$type<OfferMoveName>().notNull(),
  side: text().$type<Side>(),
  byId: uuid(),
  byName: text(),
  at: instant().notNull(),
  reason: text(),
  authenticatedBy: text(),
  receiptId: uuid(),
})
