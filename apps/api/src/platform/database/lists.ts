import { type AnyColumn, Placeholder, type SQL, sql } from 'drizzle-orm'

/** Whether a column is one of these, however many: one text, where `inArray` writes another for each length. */
export const isAny = (column: AnyColumn, values: readonly string[] | Placeholder): SQL =>
  sql`${column} = any(${values instanceof Placeholder ? values : sql.param([...values])})`
