import { type AnyColumn, type SQL, sql } from 'drizzle-orm'

/** Whether what a page shows of something is not what this client's log holds. */
export const isDoubtful = (clientId: AnyColumn | SQL, about: AnyColumn | SQL): SQL<boolean> =>
  sql<boolean>`is_doubtful(${clientId}, ${about}::text)`
