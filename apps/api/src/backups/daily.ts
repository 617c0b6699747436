import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type CalendarDate, dateAt, type Instant, later, span } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import { runBackup } from '../platform/backup/run-backup.ts'
import type { Connections, Target } from '../platform/database/db.ts'
import { messageOf } from '../platform/message-of.ts'
import { dataFiles } from './restored.ts'
import { fileNameOf, superfluous } from './retention.ts'
import { backups } from './table.ts'

export type DailyDeps = {
  worker: Connections
  target: Target
  dataDir: string
  backupDir: string
  clock: () => Instant
}

/**
 * The backup of the day, from two in the morning (Germany) on: by one process of all, again by another one when it did not end
 * within two hours, and an hour after it failed. Resolves to false where there was nothing to do; rejects where it failed,
 * which is written down.
 */
export async function backUpToday(deps: DailyDeps, now: Instant): Promise<boolean> {
  const { worker, target, dataDir, backupDir, clock } = deps
  const day = dateAt(later(now, -2 * span.hour))
  if (!(await claim(worker, day, now))) return false
  const file = fileNameOf(day)
  const ended = (outcome: Partial<typeof backups.$inferInsert>) =>
    worker.transaction(null, (tx) =>
      tx
        .update(backups)
        .set({ ...outcome, finishedAt: clock() })
        .where(eq(backups.day, day)),
    )
  try {
    await mkdir(backupDir, { recursive: true, mode: 0o700 })
    const { parts, size } = await runBackup(target, {
      file: join(backupDir, file),
      dataDir,
      dataFiles,
    })
    const rows = parts.reduce((sum, part) => sum + part.rows, 0)
    await ended({ file, size, rows })
  } catch (error) {
    const said = messageOf(error)
    await ended({ failure: said.split('\n')[0]?.slice(0, 500) ?? '' })
    throw error
  }
  await sweep(backupDir, file)
  return true
}

/** Only behind a backup that is whole; of those begun and not ended nothing stays either. */
async function sweep(folder: string, newest: string) {
  const names = await readdir(folder)
  const begun = names.filter((name) => /^portal-.*\.backup\.part$/u.test(name) && name < newest)
  for (const name of [...superfluous(names), ...begun])
    await rm(join(folder, name), { force: true })
}

async function claim(worker: Connections, day: CalendarDate, now: Instant): Promise<boolean> {
  const claimed = await worker.transaction(null, (tx) =>
    tx
      .insert(backups)
      .values({ day, startedAt: now })
      .onConflictDoUpdate({
        target: backups.day,
        set: { startedAt: now, finishedAt: null, failure: null },
        setWhere: sql`${backups.file} is null and ${backups.startedAt} < case
          when ${backups.finishedAt} is null then ${later(now, -2 * span.hour)}::timestamptz else ${later(now, -span.hour)}::timestamptz end`,
      })
      .returning({ day: backups.day }),
  )
  return claimed.length > 0
}
