import { sql } from 'drizzle-orm'
import type { Client, Pool } from 'pg'
import { fromDrizzle, PgBoss, type Db } from 'pg-boss'
import type { z } from 'zod'
import { poolOf, type Target, type Tx } from './db.ts'

const schema = 'pgboss'

/** Work of one kind, put off until its transaction is done. A job names things; the worker looks them up when it runs. */
export type Queue<Payload = unknown> = {
  name: string
  payload: z.ZodType<Payload>
  /** How often a worker looks for new jobs. */
  pollingIntervalSeconds: number
}
/** Does one job. `last` says that a failure now is final. */
export type Worker<Payload> = (payload: Payload, attempt: { last: boolean }) => Promise<void>

// About two days of tries, further apart each time; a worker that dies is noticed within seconds.
const patiently = {
  retryLimit: 24,
  retryDelay: 15,
  retryBackoff: true,
  retryDelayMax: 4 * 3600,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
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
export async function installJobs(owner: Client, queues: readonly Queue[]): Promise<void> {
  await owner.query(`create schema if not exists ${schema}`)
  const boss = new PgBoss({ ...quiet, db: overClient(owner), migrate: true })
  boss.on('error', () => {})
  await boss.start()
  for (const { name } of queues) await boss.createQueue(name, patiently)
  await boss.stop({ graceful: false })
  await owner.query(`
    grant usage on schema ${schema} to portal_app, portal_auth, portal_worker;
    grant insert on all tables in schema ${schema} to portal_app, portal_auth;
    grant select on ${schema}.queue to portal_app, portal_auth;
    grant select, insert, update, delete on all tables in schema ${schema} to portal_worker;
    grant execute on all functions in schema ${schema} to portal_app, portal_auth, portal_worker;`)
}

/** Puts work into the transaction that made it necessary: a rollback takes it back. */
export type Enqueue = <Payload extends object>(
  tx: Tx,
  queue: Queue<Payload>,
  payloads: NoInfer<Payload>[],
) => Promise<void>

export type Jobs = {
  enqueue: Enqueue
  /** Takes up jobs of a queue. Resolves once the worker listens. */
  work: <Payload>(queue: Queue<Payload>, worker: Worker<NoInfer<Payload>>) => Promise<void>
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
    enqueue: async (tx, { name }, payloads) => {
      if (payloads.length === 0) return
      const db = fromDrizzle(tx, sql)
      await boss.insert(
        name,
        payloads.map((data) => ({ data })),
        { db },
      )
    },
    work: async ({ name, payload, pollingIntervalSeconds }, worker) => {
      await boss.work(
        name,
        { batchSize: 1, localConcurrency: 4, includeMetadata: true, pollingIntervalSeconds },
        async ([job]) => {
          if (job) await worker(payload.parse(job.data), { last: job.retryCount >= job.retryLimit })
        },
      )
    },
    stop: async () => {
      await boss.stop({ graceful: true, timeout: 8_000 })
      await pool.end()
    },
  }
}

type PayloadOf<Q> = Q extends Queue<infer Payload> ? Payload : never

/** Gives every queue its worker; one without does not compile. */
export async function workAll<Queues extends Record<string, Queue>>(
  jobs: Pick<Jobs, 'work'>,
  queues: Queues,
  workers: { [Name in keyof Queues]: Worker<PayloadOf<Queues[Name]>> },
): Promise<void> {
  // The worker under a queue's name takes that queue's payloads.
  for (const [name, queue] of Object.entries(queues))
    await jobs.work(queue, workers[name] as Worker<unknown>)
}
