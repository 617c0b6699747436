import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { Pool, type PoolClient } from 'pg'
import { rolePassword } from '../crypto.ts'
import { createHandle, named, type Statement, type Tx } from './wire/handle.ts'
import { type Opening, readInWaves, type Reading } from './wire/reading.ts'
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
  close: () => Promise<void>
}

/** A pool for each side: what a session's rows are is told by its login, which no statement changes. */
export type Sides = Record<Side, Connections>

export type Target = { url: string; key: Buffer }

const settings =
  '-c timezone=UTC -c statement_timeout=20s -c lock_timeout=10s -c idle_in_transaction_session_timeout=60s'
// One plan for all values: each list has an index in its order, so none of them asks for another. Nothing here is worth
// other processes or a compiler, and what the plans read lies in memory or on an SSD.
const planning =
  '-c plan_cache_mode=force_generic_plan -c max_parallel_workers_per_gather=0 -c jit=off -c random_page_cost=1.1'

/** How to log in as one of the portal's roles at the database that `url` names. For the platform alone. */
export function accessOf({ url, key }: Target, role: Role) {
  const target = new URL(url)
  target.username = role
  target.password = rolePassword(key, role)
  return { connectionString: target.href, connectionTimeoutMillis: 5_000, options: settings }
}

/** Connects as one of the portal's roles; what comes back gives out transactions and nothing else. */
export function connect(target: Target, role: Role, max = 10): Connections {
  const options = `${settings} ${planning}`
  const pool = new Pool({ ...accessOf(target, role), options, max, pipeline: true })
  // An idle connection that dies is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {})

  async function withClient<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await pool.connect().catch((cause: unknown) => {
      throw new AppError({ code: 'unavailable', retryAfter: 5 }, { cause })
    })
    let broken = false
    const lost = () => (broken = true)
    client.on('error', lost)
    try {
      return await work(client)
    } catch (error) {
      await client.query('rollback').catch(lost)
      throw error
    } finally {
      client.off('error', lost)
      client.release(broken)
    }
  }

  return {
    transaction: (opening, work) =>
      withClient(async (client) => {
        const begun = client.query('begin')
        const opened = opening ? client.query(named(opening)) : null
        const [, first] = await Promise.all([begun, opened])
        const { tx, end } = createHandle((statement) => client.query(statement))
        const result = await work(tx, first?.rows ?? []).finally(end)
        await client.query('commit')
        return result
      }),
    read: (opening, work) =>
      readInWaves(
        (statements) => withClient((client) => client.query(new Wave(statements)).results),
        opening,
        work,
      ),
    single: (statement) =>
      withClient(async (client) => (await client.query(named(statement))).rows),
    close: () => pool.end(),
  }
}

export const connectSides = (target: Target, max?: number): Sides => ({
  client: connect(target, 'portal_client', max),
  provider: connect(target, 'portal_provider', max),
})
