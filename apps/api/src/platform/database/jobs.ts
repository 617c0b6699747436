import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Client } from 'pg'
import { fromDrizzle, type JobWithMetadata, PgBoss, type Db } from 'pg-boss'
import type { z } from 'zod'
import { accessOf, type Target, type Tx } from './db.ts'

const schema = 'pgboss'

/** Work of one kind, put off until its transaction is done. A job names things; the worker looks them up when it runs. */
export type Queue<Payload = unknown> = {
  name: string
  payload: z.ZodType<Payload>
  /** How many workers a process has, and how many jobs each takes up at a time. */
  workers: number
  batch: number
  /** How often a worker looks for new jobs while nothing can wake it. */
  pollingIntervalSeconds: number
}
/**
 * `tries`: how often it failed before. `last`: a failure now is final. `signal`: the job is no longer this worker's, or its time
 * is over.
 */
export type Attempt = { tries: number; last: boolean; signal: AbortSignal }
/** Does one job. Of several taken up at a time each is done, failed and tried again by itself. */
export type Worker<Payload> = (payload: Payload, attempt: Attempt) => Promise<void>

// About two days of tries, further apart each time; a worker that dies is noticed within seconds.
const patiently = {
  retryLimit: 24,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 4 * 3600,
  heartbeatSeconds: 10,
  expireInSeconds: 120,
  notify: true,
}
const quiet = { schema, supervise: false, schedule: false } as const

const overClient = (client: Client): Db => ({
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
  for (const { name } of queues) {
    await boss.createQueue(name, patiently)
    await boss.updateQueue(name, patiently)
  }
  await boss.stop({ graceful: false })
  await owner.query(`
    grant usage on schema ${schema} to portal_app, portal_auth, portal_worker;
    grant insert on all tables in schema ${schema} to portal_app, portal_auth;
    grant select on ${schema}.queue to portal_app, portal_auth;
    -- What an insert that wakes somebody returns; never what a job is about.
    grant select (id, start_after) on ${schema}.job, ${schema}.job_common to portal_app, portal_auth;
    grant select, insert, update, delete on all tables in schema ${schema} to portal_worker;
    grant execute on all functions in schema ${schema} to portal_app, portal_auth, portal_worker;`)
}

/**
 * Puts work into the transaction that made it necessary: a rollback takes it back, the commit wakes a worker.
 * `priority`: what has more of it goes first in the queue, 0 where nothing is said. `notBefore`: by the database's clock.
 */
export type Enqueue = <Payload extends object>(
  tx: Tx,
  queue: Queue<Payload>,
  payloads: NoInfer<Payload>[],
  options?: { priority?: number; notBefore?: Instant | null },
) => Promise<void>

export type Jobs = {
  enqueue: Enqueue
  /** Takes up jobs of a queue. Resolves once the worker listens. */
  work: <Payload>(queue: Queue<Payload>, worker: Worker<NoInfer<Payload>>) => Promise<void>
  /** Hands back what is unfinished after ten seconds. */
  stop: () => Promise<void>
}

type JobOptions = {
  supervise: boolean
  onError: (error: unknown) => void
  /** Whoever is woken still looks now and then: for what is tried again, and where the call was lost. */
  secondsBetweenLooks?: number
}

/** Job queues on the portal's own database, tended as `portal_worker`. `supervise`: keep house and be woken as well. */
export async function startJobs(
  target: Target,
  { supervise, onError, secondsBetweenLooks = 5 }: JobOptions,
): Promise<Jobs> {
  const boss = new PgBoss({
    ...accessOf(target, 'portal_worker'),
    max: 4,
    schema,
    migrate: false,
    createSchema: false,
    supervise,
    useListenNotify: supervise,
    schedule: false,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    // Its indexes belong to the owner; the worker's role may not rebuild them.
    reindex: false,
  })
  boss.on('error', onError)
  await boss.start()
  return {
    enqueue: async (tx, { name }, payloads, { priority = 0, notBefore = null } = {}) => {
      if (payloads.length === 0) return
      const db = fromDrizzle(tx, sql)
      const startAfter = notBefore !== null && { startAfter: new Date(notBefore) }
      await boss.insert(
        name,
        payloads.map((data) => ({ data, priority, ...startAfter })),
        { db },
      )
    },
    work: async ({ name, payload, workers, batch, pollingIntervalSeconds }, worker) => {
      const options = {
        includeMetadata: true,
        perJobResults: true,
        localConcurrency: workers,
        batchSize: batch,
        burstWhenBatchFull: true,
        pollingIntervalSeconds,
        notifyPollingIntervalSeconds: secondsBetweenLooks,
      } as const
      await boss.work(name, options, (jobs: JobWithMetadata[]) =>
        Promise.all(jobs.map((job) => attempt(job, payload, worker))),
      )
    },
    stop: () => boss.stop({ graceful: true, timeout: 8_000 }),
  }
}

async function attempt<Payload>(
  job: JobWithMetadata,
  payload: z.ZodType<Payload>,
  worker: Worker<Payload>,
) {
  const { id, data, retryCount, retryLimit, signal } = job
  try {
    const last = retryCount >= retryLimit
    await worker(payload.parse(data), { tries: retryCount, last, signal })
    return { id, status: 'completed' as const }
  } catch (error) {
    return { id, status: 'failed' as const, output: error }
  }
}

type PayloadOf<Q> = Q extends Queue<infer Payload> ? Payload : never

/** Gives every queue its worker; one without does not compile. */
export async function workAll<Queues extends Record<string, Queue>>(
  jobs: Pick<Jobs, 'work'>,
  queues: Queues,
  isApart: () => boolean,
  workers: { [Name in keyof Queues]: Worker<PayloadOf<Queues[Name]>> },
): Promise<void> {
  // The worker under a queue's name takes that queue's payloads.
  for (const [name, queue] of Object.entries(queues))
    await jobs.work(queue, async (payload, told) => {
      if (isApart()) throw new Error('the clock is another than the database’s')
      await (workers[name] as Worker<unknown>)(payload, told)
    })
}
