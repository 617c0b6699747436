import { type Placeholder, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, customType } from 'drizzle-orm/pg-core'

/** A column of bytes as they are. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })

/** So many of a column's bytes, the first of which is number 1. */
export const piece = (
  column: AnyPgColumn,
  from: number | Placeholder,
  length: number | Placeholder,
): SQL<Buffer> => sql<Buffer>`substring(${column} from ${from}::int for ${length}::int)`
