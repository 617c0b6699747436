import type { Ending } from '@portal/domain/endings/contract'
import {
  type Backups,
  endedForDays,
  type KeptKey,
  oldAfterHours,
} from '@portal/domain/backups/contract'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'

/** What the process was told: whether it makes backups, and which keys it works with. */
export type BackupSetup = { wanted: boolean; keys: KeptKey[] }

const utc = (column: string) =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
const newest = (said: string, from: string, by: string) =>
  sql.raw(`(select json_build_object(${said}) from ${from} order by ${by} desc limit 1)`)

type Whole = NonNullable<Backups['last']>
type Ended = { at: Instant; why: string | null }
/** The newest that is whole, the newest attempt that ended, and the newest ending of a warning. */
const newestOfEach = prepared()((db) =>
  db
    .select({
      last: sql<Whole | null>`${newest(`'at', ${utc('finished_at')}, 'file', file, 'size', coalesce(size, 0), 'rows', coalesce(rows, 0)`, 'backups where file is not null', 'finished_at')}`,
      ended: sql<Ended | null>`${newest(`'at', ${utc('finished_at')}, 'why', failure`, 'backups where finished_at is not null', 'finished_at')}`,
      warning: sql<
        (Ending & { subject: string }) | null
      >`${newest(`'id', id, 'reason', reason, 'by', ended_by_name, 'at', ${utc('ended_at')}, 'subject', subject`, `endings where kind = 'backup'`, 'ended_at')}`,
    })
    .from(sql`(values (1)) one`),
)

/** How the backups stand, and the keys that are not in them. */
export async function getBackups(
  tx: Reader,
  { wanted, keys }: BackupSetup,
  now: Instant,
): Promise<Backups> {
  const [row] = await newestOfEach(tx, {})
  // One row, whatever there is.
  const { last, ended, warning } = row!
  const failure = ended && ended.why !== null ? { at: ended.at, why: ended.why } : null
  const state = stateOf(wanted, last, failure !== null, now)
  const ending = warning && endingOf(warning, state, ended?.at, now)
  return { state, last, failure, ending, keys }
}

/** It holds for the warning it was said of, until the next attempt and for thirty days. */
function endingOf(
  { subject, ...ending }: Ending & { subject: string },
  state: Backups['state'],
  attemptedAt: Instant | null | undefined,
  now: Instant,
): Backups['ending'] {
  if (subject !== state || (attemptedAt && attemptedAt > ending.at)) return null
  const until = new Date(Date.parse(ending.at) + endedForDays * 86_400_000).toISOString()
  return until > now ? { ...ending, until } : null
}

/** Whoever stops making backups hears of it as well. */
export function stateOf(
  wanted: boolean,
  last: { at: Instant } | null,
  failed: boolean,
  now: Instant,
): Backups['state'] {
  if (failed) return 'failed'
  if (!last) return wanted ? 'due' : 'off'
  return Date.parse(now) - Date.parse(last.at) > oldAfterHours * 3_600_000 ? 'old' : 'sound'
}
