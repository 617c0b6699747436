import type { Address } from '@portal/domain/clients/contract'
import type { Provider } from '@portal/domain/provider/contract'
import { boolean, jsonb, pgTable, text } from 'drizzle-orm/pg-core'

export const provider = pgTable('provider', {
  onlyOne: boolean().primaryKey().default(true),
  name: text().notNull(),
  address: jsonb().$type<Address>().notNull(),
  contact: jsonb().$type<Provider['contact']>().notNull(),
  instructionRecipients: text().array().notNull(),
  instructionChannels: text().array().notNull(),
})
