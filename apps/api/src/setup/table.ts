import type { SetupStep } from '@portal/domain/setup/contract'
import { boolean, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const setupPostponements = pgTable('setup_postponements', {
  step: text().$type<SetupStep>().primaryKey(),
  at: instant().notNull(),
  by: text().notNull(),
})

export const setupCompletion = pgTable('setup_completion', {
  onlyOne: boolean().primaryKey().default(true),
  at: instant().notNull(),
})
