import type { Address } from '@portal/domain/clients/contract'
import type { Certificate, SubprocessorDetails } from '@portal/domain/subprocessors/contract'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const subprocessors = pgTable('subprocessors', {
  id: uuid().primaryKey(),
  version: integer().notNull().default(1),
})

export const subprocessorVersions = pgTable('subprocessor_versions', {
  subprocessorId: uuid().notNull(),
  sequence: integer().notNull(),
  validFrom: date({ mode: 'string' }).notNull(),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  country: text().notNull(),
  contact: jsonb().$type<SubprocessorDetails['contact']>(),
  service: text().notNull(),
  dataCategories: text().array().$type<string[]>().notNull(),
  placeOfProcessing: text().notNull(),
  thirdCountryBasis: text(),
  certificates: jsonb().$type<Certificate[]>().notNull(),
  contractSince: date({ mode: 'string' }),
  secrecySince: date({ mode: 'string' }),
  parentId: uuid(),
  activeFrom: date({ mode: 'string' }).notNull(),
  activeUntil: date({ mode: 'string' }),
  supersedes: integer(),
  reason: text(),
  recordedAt: instant(),
  recordedByName: text(),
})

export const subprocessorFiles = pgTable('subprocessor_files', {
  id: uuid().primaryKey(),
  subprocessorId: uuid().notNull(),
  fileName: text().notNull(),
  mediaType: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
  keyId: text().notNull(),
  sealed: bytes().notNull(),
})

export const engagements = pgTable('engagements', {
  clientId: uuid().notNull(),
  subprocessorId: uuid().notNull(),
  activeFrom: date({ mode: 'string' }).notNull(),
  activeUntil: date({ mode: 'string' }),
})
