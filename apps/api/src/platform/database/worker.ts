import { sql } from 'drizzle-orm'
import type { Connections, Tx } from './db.ts'
import type { Attempt } from './jobs.ts'

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

type Through = {
  /** Does one client's part, in a transaction of its own; false: nothing may go on. */
  each: (clientId: string) => Promise<boolean | void>
  /** Puts down that all is over. */
  end: (status: 'done' | 'failed') => Promise<unknown>
}

/**
 * Goes through clients one by one. Whoever takes the work up after a process that died goes through all of them again, so `each`
 * has to know what is done. It fails for good with the last attempt.
 */
export async function throughClients(
  clientIds: readonly string[],
  { last, signal }: Pick<Attempt, 'last' | 'signal'>,
  { each, end }: Through,
): Promise<void> {
  try {
    for (const clientId of clientIds) {
      // It may be another's work by now.
      signal.throwIfAborted()
      if ((await each(clientId)) === false) {
        await end('failed')
        return
      }
    }
  } catch (error) {
    if (last) await end('failed')
    throw error
  }
  await end('done')
}
