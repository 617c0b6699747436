import { sql } from 'drizzle-orm'
import { timeBy } from './clock-watch.ts'
import type { Connections } from './db.ts'

/** What time the database has, by one of these connections. */
export const timeOf = (connections: Connections): Promise<Date> =>
  connections.transaction(null, (tx) => timeBy((text) => tx.execute<{ ms: string }>(sql.raw(text))))
