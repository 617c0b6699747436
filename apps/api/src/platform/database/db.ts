import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { Pool, type PoolClient } from 'pg'
import { rolePassword } from '../crypto.ts'
import { createHandle, named, type Statement, type Tx } from './wire/handle.ts'
import { type Opening, readInWaves, type Reading } from './wire/reading.ts'
import { type Answered, watchOver } from './wire/silence.ts'
import { Wave } from './wire/wave.ts'

export type { Reader, Statement, Tx } from './wire/handle.ts'

export type Role = `portal_${Side}` | 'portal_auth' | 'portal_worker' | 'portal_backup'

/** A pool of one role. It gives out transactions, never connections. */
export type Connections = {
  /**
   * Runs `work` in one transaction that `opening` begins; both leave in a single round trip.
   * Commits when `work` resolves, rolls back when it rejects. `work` gets the opening's rows.
   */
  transaction: <T>(
    opening: Statement | null,
    work: (tx: Tx, opened: unknown[]) => Promise<T>,
  ) => Promise<T>
  /** Reads as `readInWaves` has it. */
  read: <T>(opening: Opening, work: (tx: Tx) => Promise<T>) => Promise<Reading<T>>
  /** Runs one statement, which is its own transaction. */
  single: (statement: Statement) => Promise<unknown[]>
  /** How many connections there are, how many nobody uses, and how many callers wait for one. */
  use: () => { open: number; idle: number; waiting: number }
  close: () => Promise<void>
}

/** A pool for each side: what a session's rows are is told by its login, which no statement changes. */
export type Sides = Record<Side, Connections>

export type Target = { url: string; key: Buffer }

/** How long an answer is waited for, in milliseconds: whoever asked is still there, and jobs have longer. */
export const limits = { request: 8_000, job: 24_000 }

// What merely takes long the server ends first, which leaves the connection good.
const settings = (limitMs: number) =>
  Object.entries({
    timezone: 'UTC',
    statement_timeout: Math.round(limitMs * 0.9),
    lock_timeout: Math.round(limitMs * 0.8),
    idle_in_transaction_session_timeout: '60s',
  })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
// One plan for all values: each list has an index in its order, so none of them asks for another. Nothing here is worth
// other processes or a compiler, and what the plans read lies in memory or on an SSD.
const planning =
  '-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1'

/** How to sign in as one of the portal's roles at the database that `url` names. For the platform alone. */
export function accessOf({ url, key }: Target, role: Role, limitMs = limits.job) {
  const target = new URL(url)
  target.username = role
  target.password = rolePassword(key, role)
  return {
    connectionString: target.href,
    connectionTimeoutMillis: limitMs / 2,
    options: settings(limitMs),
  }
}

/**
 * Connects as one of the portal's roles; what comes back gives out transactions and nothing else. A connection that does not
 * answer within `limitMs` is thrown away, and whoever waited for it is told that the portal is `unavailable`.
 */
export function connect(
  target: Target,
  role: Role,
  max = 10,
  limitMs = limits.request,
): Connections {
  const access = accessOf(target, role, limitMs)
  const options = `${access.options} ${planning}`
  const pool = new Pool({ ...access, options, max, pipeline: true })
  // An idle connection that dies is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})

  async function withClient<T>(work: (client: PoolClient, answered: Answered) => Promise<T>) {
    const client = await pool.connect().catch((cause: unknown) => {
      throw new AppError({ code: 'unavailable', retryAfter: 5 }, { cause })
    })
    let broken = false
    const lost = () => (broken = true)
    client.on('error', lost)
    const watch = watchOver(client, limitMs)
    try {
      return await work(client, watch.answered)
    } catch (error) {
      await watch.answered(client.query('rollback')).catch(lost)
      throw error
    } finally {
      watch.end()
      client.off('error', lost)
      client.release(broken)
    }
  }

  return {
    transaction: (opening, work) =>
      withClient(async (client, answered) => {
        const begun = client.query('begin')
        const opened = opening ? client.query(named(opening)) : null
        const [, first] = await answered(Promise.all([begun, opened]))
        const { tx, end } = createHandle((statement) => answered(client.query(statement)))
        const result = await work(tx, first?.rows ?? []).finally(end)
        await answered(client.query('commit'))
        return result
      }),
    read: (opening, work) =>
      readInWaves(
        (statements) =>
          withClient((client, answered) => answered(client.query(new Wave(statements)).results)),
        opening,
        work,
      ),
    single: (statement) =>
      withClient(async (client, answered) => (await answered(client.query(named(statement)))).rows),
    use: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),
    close: () => pool.end(),
  }
}

export const connectSides = (target: Target, max?: number, limitMs?: number): Sides => ({
  client: connect(target, 'portal_client', max, limitMs),
  provider: connect(target, 'portal_provider', max, limitMs),
})
