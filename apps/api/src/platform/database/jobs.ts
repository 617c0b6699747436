import { sql } from 'drizzle-orm'
import type { Client, Pool } from 'pg'
import { fromDrizzle, PgBoss, type Db } from 'pg-boss'
import { poolOf, type Target, type Tx } from './db.ts'

const schema = 'pgboss'

/** What each queue carries. A job names things; the worker looks them up when it runs. */
export type Payloads = {
  mail: { mailId: string; clientId: string }
  'account-mail': { mailId: string }
  receipt: { receiptId: string; clientId: string }
}
export type QueueName = keyof Payloads

// About two days of tries, further apart each time; a worker that dies is noticed within seconds.
const patiently = {
  retryLimit: 24,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 4 * 3600,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
}
const queues: Record<QueueName, object> = {
  mail: patiently,
  'account-mail': patiently,
  receipt: patiently,
}
const quiet = { schema, supervise: false, schedule: false } as const

const overClient = (client: Client | Pool): Db => ({
  executeSql: async (text, values) => {
    // pg answers several statements with several results; pg-boss wants the rows of all of them.
    const answer: { rows: unknown[] } | { rows: unknown[] }[] = await client.query(
      text,
      values as unknown[],
    )
    return { rows: [answer].flat().flatMap(({ rows }) => rows) }
  },
})

/** Creates or updates the job tables as their owner and lets the portal's roles use them. */
export async function installJobs(owner: Client): Promise<void> {
  await owner.query(`create schema if not exists ${schema}`)
  const boss = new PgBoss({ ...quiet, db: overClient(owner), migrate: true })
  boss.on('error', () => {})
  await boss.start()
  for (const [name, options] of Object.entries(queues)) await boss.createQueue(name, options)
  await boss.stop({ graceful: false })
  await owner.query(`
    grant usage on schema ${schema} to portal_app, portal_auth, portal_worker;
    grant insert on all tables in schema ${schema} to portal_app, portal_auth;
    grant select on ${schema}.queue to portal_app, portal_auth;
    grant select, insert, update, delete on all tables in schema ${schema} to portal_worker;
    grant execute on all functions in schema ${schema} to portal_app, portal_auth, portal_worker;`)
}

/** Puts work into the transaction that made it necessary: a rollback takes it back. */
export type Enqueue = <Q extends QueueName>(
  tx: Tx,
  queue: Q,
  payloads: Payloads[Q][],
) => Promise<void>

export type Jobs = {
  enqueue: Enqueue
  /** Takes up jobs of a queue. `last` says that a failure now is final. Resolves once the worker listens. */
  work: <Q extends QueueName>(
    queue: Q,
    handler: (payload: Payloads[Q], attempt: { last: boolean }) => Promise<void>,
    options?: { pollingIntervalSeconds?: number },
  ) => Promise<void>
  /** Hands back what is unfinished after ten seconds. */
  stop: () => Promise<void>
}

/** Job queues on the portal's own database, tended as `portal_worker`. `supervise`: keep house as well. */
export async function startJobs(
  target: Target,
  { supervise, onError }: { supervise: boolean; onError: (error: unknown) => void },
): Promise<Jobs> {
  const pool = poolOf(target, 'portal_worker', { max: 4 })
  const boss = new PgBoss({
    schema,
    db: overClient(pool),
    migrate: false,
    createSchema: false,
    supervise,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 5,
    // Its indexes belong to the owner; the worker's role may not rebuild them.
    reindex: false,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    enqueue: async (tx, queue, payloads) => {
      if (payloads.length === 0) return
      const db = fromDrizzle(tx, sql)
      await boss.insert(
        queue,
        payloads.map((data) => ({ data })),
        { db },
      )
    },
    work: async (queue, handler, { pollingIntervalSeconds = 1 } = {}) => {
      await boss.work(
        queue,
        { batchSize: 1, localConcurrency: 4, includeMetadata: true, pollingIntervalSeconds },
        async ([job]) => {
          // `enqueue` is the only writer of these queues and takes nothing but their payloads.
          if (job) await handler(job.data as never, { last: job.retryCount >= job.retryLimit })
        },
      )
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 8_000 })
      await pool.end()
    },
  }
}
