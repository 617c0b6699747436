import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { sha256 } from '../platform/crypto.ts'
import type { Connections } from '../platform/database/db.ts'
import { countOne, type Quota } from '../platform/database/quota.ts'
import { networksOf } from '../platform/networks.ts'
import { throttles } from './table.ts'

/** How many failures in a row are free, and the longest wait in seconds after that; each failure doubles it. */
export type Limit = { key: string; free: number; longest: number }

/**
 * Counts an attempt as failed before it is judged, in one statement and a transaction of its own: attempts side by side
 * wait for each other here, and no refusal takes the count back. Throws `too-many-attempts` while the key has to wait.
 */
export async function reserveAttempt(auth: Connections, limit: Limit, now: Instant): Promise<void> {
  const wait = await auth.transaction(null, async (tx) => {
    const hash = sha256(limit.key)
    const { rowCount } = await tx.execute(sql`
      insert into throttles as t (key, failures, blocked_until, updated_at) values (${hash}, 1, 'epoch', ${now})
      on conflict (key) do update set
        failures = t.failures + 1,
        updated_at = greatest(t.updated_at, excluded.updated_at),
        -- What is free blocks nobody, not even somebody whose clock is a little behind.
        blocked_until = case
          when t.failures + 1 < ${limit.free} then t.blocked_until
          else excluded.updated_at + least(${limit.longest}, 2 ^ least(t.failures + 1 - ${limit.free}, 20)) * interval '1 second' end
      where t.blocked_until <= excluded.updated_at`)
    if (rowCount) return 0
    const [row] = await tx.select().from(throttles).where(eq(throttles.key, hash))
    return row ? Date.parse(row.blockedUntil) - Date.parse(now) : 0
  })
  if (wait > 0)
    throw new AppError({ code: 'too-many-attempts', retryAfter: Math.ceil(wait / 1000) })
}

/** The attempt was right: its key starts anew. */
export async function forgive(auth: Connections, { key }: Limit): Promise<void> {
  await auth.transaction(null, (tx) =>
    tx.execute(sql`delete from throttles where key = ${sha256(key)}`),
  )
}

/** The attempt was right: a key that many share gets back the one it was charged. */
export async function giveBack(auth: Connections, { key }: Limit): Promise<void> {
  await auth.transaction(null, (tx) =>
    tx
      .update(throttles)
      .set({ failures: sql`greatest(0, ${throttles.failures} - 1)` })
      .where(eq(throttles.key, sha256(key))),
  )
}

/** Counts one more, for all processes. Throws `too-many-attempts` until the window is over. */
export async function reserveQuota(auth: Connections, quota: Quota, now: Instant): Promise<void> {
  const retryAfter = await countOne(auth, quota, now)
  if (retryAfter > 0) throw new AppError({ code: 'too-many-attempts', retryAfter })
}

const mostAtOnce = { near: 16, wide: 64 }
const underWay = new Map<string, number>()

/**
 * Lets one network have so many logins judged at once and no more: a flood from one place does not fill the queue of
 * password hashes that everybody else waits in. Throws `too-many-attempts` before anything is looked up.
 */
export function inTurnOf<T>(address: string | null, work: () => Promise<T>): Promise<T> {
  const { near, wide } = networksOf(address)
  return atOnce(`wide ${wide}`, mostAtOnce.wide, () =>
    atOnce(`near ${near}`, mostAtOnce.near, work),
  )
}

async function atOnce<T>(address: string, most: number, work: () => Promise<T>): Promise<T> {
  const now = underWay.get(address) ?? 0
  if (now >= most) throw new AppError({ code: 'too-many-attempts', retryAfter: 1 })
  underWay.set(address, now + 1)
  try {
    return await work()
  } finally {
    const left = (underWay.get(address) ?? 1) - 1
    if (left > 0) underWay.set(address, left)
    else underWay.delete(address)
  }
}

/** Forgets counters nobody added to for a day, or for as long as they say. */
export async function forgetOldAttempts(auth: Connections, now: Instant): Promise<void> {
  await auth.transaction(null, (tx) =>
    tx.execute(
      sql`delete from throttles where updated_at < ${now}::timestamptz - keep_days * interval '1 day'`,
    ),
  )
}
