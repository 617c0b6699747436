import { type Backups, type KeptKey, oldAfterHours } from '@portal/domain/backups/contract'
import type { Instant } from '@portal/domain/time'
import { desc, isNotNull } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { backups } from './table.ts'

/** What the process was told: whether it makes backups, and which keys it works with. */
export type BackupSetup = { wanted: boolean; keys: KeptKey[] }

const newestWhole = prepared()((db) =>
  db
    .select({
      at: backups.finishedAt,
      file: backups.file,
      size: backups.size,
      rows: backups.rows,
    })
    .from(backups)
    .where(isNotNull(backups.file))
    .orderBy(desc(backups.finishedAt))
    .limit(1),
)
const newestEnded = prepared()((db) =>
  db
    .select({ at: backups.finishedAt, why: backups.failure })
    .from(backups)
    .where(isNotNull(backups.finishedAt))
    .orderBy(desc(backups.finishedAt))
    .limit(1),
)

/** How the backups stand, and the keys that are not in them. */
export async function getBackups(
  tx: Reader,
  { wanted, keys }: BackupSetup,
  now: Instant,
): Promise<Backups> {
  const [[whole], [ended]] = await Promise.all([newestWhole(tx, {}), newestEnded(tx, {})])
  const last =
    whole && whole.at !== null && whole.file !== null
      ? { at: whole.at, file: whole.file, size: whole.size ?? 0, rows: whole.rows ?? 0 }
      : null
  const failure =
    ended && ended.at !== null && ended.why !== null ? { at: ended.at, why: ended.why } : null
  return { state: stateOf(wanted, last, failure !== null, now), last, failure, keys }
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
