import type { Address, Client } from '@portal/domain/clients/contract'
import { boolean, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const clients = pgTable('clients', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  privacyContact: jsonb().$type<Client['privacyContact']>().notNull(),
  createdAt: instant().notNull(),
  /** A second authorised person has to sign what this client orders. */
  fourEyes: boolean().notNull().default(false),
})
