import { bigint, date, pgTable, text } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const backups = pgTable('backups', {
  /** The German calendar day whose backup it is. */
  day: date({ mode: 'string' }).primaryKey(),
  startedAt: instant().notNull(),
  finishedAt: instant(),
  /** The name it has in `BACKUP_DIR`; null until it is whole. */
  file: text(),
  size: bigint({ mode: 'number' }),
  rows: bigint({ mode: 'number' }),
  /** Why it failed, in one line. */
  failure: text(),
})
