import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const agreements = pgTable('agreements', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  number: text().notNull(),
  endsOn: date({ mode: 'string' }),
})

export const agreementVersions = pgTable('agreement_versions', {
  clientId: uuid().notNull(),
  agreementId: uuid().notNull(),
  version: integer().notNull(),
  terms: jsonb().$type<AgreementTerms>().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  signedAt: instant().notNull(),
  documentId: uuid().notNull(),
})
