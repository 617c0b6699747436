import { providerLog } from '@portal/domain/evidence/provider-log'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

/** The row of the first version says that the shipped text is taken as it is. */
export const contractTexts = pgTable('contract_texts', {
  clientId: uuid().notNull().default(providerLog),
  version: integer().notNull(),
  text: text(),
  note: text(),
  byId: uuid().notNull(),
  byName: text().notNull(),
  at: instant().notNull(),
})
