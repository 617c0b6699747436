import { sql } from 'drizzle-orm'
import type { Connections, Tx } from './db.ts'

/** The worker's door to one client's rows: row-level security knows which, and shows no other. */
export const asWorker = <T>(
  worker: Connections,
  clientId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  worker.transaction(
    {
      text: `select set_config('app.client_id', $1, true)`,
      values: [clientId],
    },
    (tx) => work(tx),
  )

/**
 * The same for several clients within a transaction, one after the other: `work` on each sees the rows of its client alone. From the end on it sees the rows of the last one.
 */
export async function eachAsWorker<Item extends { clientId: string }, T>(
  tx: Tx,
  items: Item[],
  work: (item: Item) => Promise<T>,
): Promise<T[]> {
  const results: T[] = []
  for (const item of items) {
    await tx.execute(sql`select set_config('app.client_id', ${item.clientId}, true)`)
    results.push(await work(item))
  }
  return results
}
