import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { sha256 } from '../platform/crypto.ts'
import type { Connections } from '../platform/db.ts'
import { throttles } from './table.ts'

const free = 5
const longest = 3_600

/** How many seconds after its nth failure in a row a key has to wait: none for five, then doubling up to an hour. */
export const delayAfter = (failures: number): number =>
  failures < free ? 0 : Math.min(longest, 2 ** (failures - free))

/**
 * Throws `too-many-attempts` while the key has to wait. A key is an account seen from one address, so that a stranger's
 * wrong passwords never keep the owner out.
 */
export async function assertNotThrottled(
  auth: Connections,
  key: string,
  now: Instant,
): Promise<void> {
  const [row] = await auth.transaction(null, (tx) =>
    tx
      .select()
      .from(throttles)
      .where(eq(throttles.key, sha256(key))),
  )
  const wait = row ? Date.parse(row.blockedUntil) - Date.parse(now) : 0
  if (wait > 0)
    throw new AppError({ code: 'too-many-attempts', retryAfter: Math.ceil(wait / 1000) })
}

/** Counts a failure in a transaction of its own: the refusal that follows cannot take it back. */
export async function countFailure(auth: Connections, key: string, now: Instant): Promise<void> {
  const hash = sha256(key)
  await auth.transaction(null, async (tx) => {
    const [row] = await tx
      .insert(throttles)
      .values({ key: hash, failures: 1, blockedUntil: now, updatedAt: now })
      .onConflictDoUpdate({
        target: throttles.key,
        set: { failures: sql`${throttles.failures} + 1`, updatedAt: now },
      })
      .returning({ failures: throttles.failures })
    const blockedUntil = new Date(
      Date.parse(now) + delayAfter(row?.failures ?? 0) * 1000,
    ).toISOString()
    await tx.update(throttles).set({ blockedUntil }).where(eq(throttles.key, hash))
  })
}

export async function forgive(auth: Connections, key: string): Promise<void> {
  await auth.transaction(null, (tx) => tx.delete(throttles).where(eq(throttles.key, sha256(key))))
}
