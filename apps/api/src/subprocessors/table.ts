import type { Address } from '@portal/domain/clients/contract'
import type { Certificate, Subprocessor } from '@portal/domain/subprocessors/contract'
import { date, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'

export const subprocessors = pgTable('subprocessors', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  country: text().notNull(),
  contact: jsonb().$type<Subprocessor['contact']>(),
  service: text().notNull(),
  dataCategories: text().array().$type<string[]>().notNull(),
  placeOfProcessing: text().notNull(),
  thirdCountryBasis: text(),
  certificates: jsonb().$type<Certificate[]>().notNull(),
  contractSince: date({ mode: 'string' }),
  secrecySince: date({ mode: 'string' }),
})

export const engagements = pgTable('engagements', {
  clientId: uuid().notNull(),
  subprocessorId: uuid().notNull(),
  activeFrom: date({ mode: 'string' }).notNull(),
  activeUntil: date({ mode: 'string' }),
})
