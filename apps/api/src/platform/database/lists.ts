import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Whether a column is one of these, however many: one text, where `inArray` writes another for each length. */
export const isAny = (column: AnyColumn, values: readonly string[]): SQL =>
  sql`${column} = any(${sql.param([...values])})`
