import { sql } from 'drizzle-orm'
import type { Connections } from './db.ts'

/** What time the database has, to the millisecond. */
export const timeOf = (connections: Connections): Promise<Date> =>
  connections.transaction(null, async (tx) => {
    const { rows } = await tx.execute<{ ms: string }>(
      sql`select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms`,
    )
    return new Date(Number(rows[0]?.ms))
  })
