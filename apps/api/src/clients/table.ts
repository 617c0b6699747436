import type { Address, ContactPerson } from '@portal/domain/clients/contract'
import type { Region } from '@portal/domain/region'
import { sql } from 'drizzle-orm'
import { boolean, date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const clients = pgTable('clients', {
  id: uuid().primaryKey(),
  /** Left out, it is the next free one. */
  number: text()
    .notNull()
    .default(sql`next_client_number()`),
  name: text().notNull(),
  legalForm: text(),
  address: jsonb().$type<Address>().notNull(),
  phone: text(),
  region: text().$type<Region>(),
  contact: jsonb().$type<ContactPerson>(),
  dpo: jsonb().$type<ContactPerson>(),
  createdAt: instant().notNull(),
  archivedAt: instant(),
  version: integer().notNull().default(1),
  /** Which one of several with the same name and postal code. */
  twin: integer().notNull().default(0),
  /** `infinity` without an end; null where there is none. */
  agreementUntil: date({ mode: 'string' }),
  enteredAt: instant(),
  /** A second authorised person has to sign what this client orders. */
  fourEyes: boolean().notNull().default(false),
  /** What a search looks for. */
  words: text()
    .notNull()
    .generatedAlwaysAs(sql`words`),
})
