import { type Instant, later, span } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import { sha256 } from '../crypto.ts'
import type { Connections } from './db.ts'

/** How often something may happen in a window of time that begins with the first. */
export type Quota = { key: string; most: number; seconds: number }

/**
 * Counts one more, in one statement and a transaction of its own, for all processes: as `portal_auth`. Resolves to the seconds
 * until more may happen; 0 where it may.
 */
export async function countOne(
  auth: Connections,
  { key, most, seconds }: Quota,
  now: Instant,
): Promise<number> {
  const wait = await auth.transaction(null, async (tx) => {
    const hash = sha256(`quota/${key}`)
    const end = later(now, seconds * span.second)
    const { rowCount } = await tx.execute(sql`
      insert into throttles as t (key, failures, blocked_until, updated_at) values (${hash}, 1, ${end}, ${now})
      on conflict (key) do update set
        failures = case when t.blocked_until <= ${now} then 1 else t.failures + 1 end,
        blocked_until = case when t.blocked_until <= ${now} then ${end} else t.blocked_until end,
        updated_at = excluded.updated_at
      where t.blocked_until <= ${now} or t.failures < ${most}`)
    if (rowCount) return 0
    const { rows } = await tx.execute<{ until: string }>(
      sql`select to_json(blocked_until) #>> '{}' as until from throttles where key = ${hash}`,
    )
    return rows[0] ? Math.max(1, Date.parse(rows[0].until) - Date.parse(now)) : 0
  })
  return Math.ceil(wait / 1000)
}
