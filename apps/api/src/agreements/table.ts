import type { Answer } from '@portal/domain/agreements/answers'
import type { AgreementTerms } from '@portal/domain/agreements/contract'
import type { AgreementMoveName } from '@portal/domain/moves/agreement'
import type { Side } from '@portal/domain/access'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const agreements = pgTable('agreements', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  number: text().notNull(),
  endsOn: date({ mode: 'string' }),
  /** What the client says of the newest version; null: nobody has answered. */
  answer: text().$type<Answer>(),
  answeredAt: instant(),
  /** When the provider answered a contest and stayed with what it recorded. */
  repliedAt: instant(),
  struckAt: instant(),
})

export const agreementVersions = pgTable('agreement_versions', {
  clientId: uuid().notNull(),
  agreementId: uuid().notNull(),
  version: integer().notNull(),
  terms: jsonb().$type<AgreementTerms>().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  signedAt: instant().notNull(),
  documentId: uuid().notNull(),
  reference: text(),
  /** Null: recorded from paper. */
  way: text().$type<'concluded'>(),
  /** The text it was concluded with; null: the shipped one. */
  wording: text(),
  /** The version this one records anew. */
  corrects: integer(),
})

export const agreementEvents = pgTable('agreement_events', {
  clientId: uuid().notNull(),
  agreementId: uuid().notNull(),
  sequence: integer().notNull(),
  move: text().$type<AgreementMoveName>().notNull(),
  version: integer().notNull(),
  side: text().$type<Side>().notNull(),
  byId: uuid().notNull(),
  byName: text().notNull(),
  at: instant().notNull(),
  reason: text(),
  authenticatedBy: text(),
  receiptId: uuid(),
})
