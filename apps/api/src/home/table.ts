import { pgTable, primaryKey, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

/** When a person was first shown what a client's agreement says in short. */
export const firstLooks = pgTable(
  'first_looks',
  { clientId: uuid().notNull(), userId: uuid().notNull(), at: instant().notNull() },
  ({ clientId, userId }) => [primaryKey({ columns: [clientId, userId] })],
)
