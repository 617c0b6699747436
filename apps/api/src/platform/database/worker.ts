import type { Connections, Tx } from './db.ts'

/** The worker's door to one client's rows: row-level security knows which, and shows no other. */
export const asWorker = <T>(
  worker: Connections,
  clientId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> =>
  worker.transaction(
    {
      name: 'worker-client',
      text: `select set_config('app.client_id', $1, true)`,
      values: [clientId],
    },
    (tx) => work(tx),
  )
