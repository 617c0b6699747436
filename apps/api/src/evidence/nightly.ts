import { join } from 'node:path'
import { dateAt, type CalendarDate, type Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Connections } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import { asWorker } from '../platform/database/worker.ts'
import { raiseAlarms } from './alarms.ts'
import { type Anchor, readAnchors, rememberAnchors } from './anchors.ts'
import { checkLog, type Finding, listOwners } from './check.ts'
import { trustedKeys } from './keys.ts'
import { evidenceChecks } from './table.ts'

export type CheckDeps = {
  worker: Connections
  signer: Signer
  /** Where heads are remembered: a folder outside the database. */
  dataDir: string
}
export type NightlyDeps = CheckDeps & {
  enqueue: Enqueue
  /** What time it is once the check is through. */
  clock: () => Instant
  /** Called for each log that is not as it was written. */
  alarm: (finding: Finding & { clientId: string }) => void
}

/** Checks all logs and remembers the heads of the sound ones; resolves to what is wrong, by client. */
export async function checkAllLogs(
  { worker, signer, dataDir }: CheckDeps,
  now: Instant,
): Promise<{ logs: number; findings: Map<string, Finding[]> }> {
  const anchorFile = join(dataDir, 'evidence-anchors.jsonl')
  const known = await readAnchors(anchorFile)
  const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
  const findings = new Map<string, Finding[]>()
  const sound: Anchor[] = []
  const owners = await listOwners(worker)
  for (const client of owners) {
    const anchors = known.get(client) ?? []
    const checked = await checkLog(worker, client, { keys, anchors })
    if (checked.findings.length > 0) findings.set(client, checked.findings)
    else if (checked.head && checked.head.sequence !== anchors.at(-1)?.sequence)
      sound.push({ at: now, client, ...checked.head })
  }
  await rememberAnchors(anchorFile, sound)
  return { logs: owners.length, findings }
}

/**
 * The check of the night, from three in the morning (Germany) on: by one process of all that stand on this database,
 * and again by another one when it did not finish within two hours. Resolves to false where there was nothing to do.
 */
export async function checkTonight(deps: NightlyDeps, now: Instant): Promise<boolean> {
  const { worker, enqueue, clock, alarm } = deps
  const night = dateAt(hoursBefore(now, 3))
  if (!(await claim(worker, night, now))) return false
  const { findings } = await checkAllLogs(deps, now)
  for (const [clientId, found] of findings) {
    for (const finding of found) alarm({ clientId, ...finding })
    await asWorker(worker, clientId, (tx) => raiseAlarms(tx, enqueue, clientId, found, now))
  }
  await worker.transaction(null, (tx) =>
    tx
      .update(evidenceChecks)
      .set({ finishedAt: clock(), findings: findings.size })
      .where(eq(evidenceChecks.night, night)),
  )
  return true
}

async function claim(worker: Connections, night: CalendarDate, now: Instant): Promise<boolean> {
  const claimed = await worker.transaction(null, (tx) =>
    tx
      .insert(evidenceChecks)
      .values({ night, startedAt: now })
      .onConflictDoUpdate({
        target: evidenceChecks.night,
        set: { startedAt: now },
        setWhere: sql`${evidenceChecks.finishedAt} is null and ${evidenceChecks.startedAt} < ${hoursBefore(now, 2)}::timestamptz`,
      })
      .returning({ night: evidenceChecks.night }),
  )
  return claimed.length > 0
}

const hoursBefore = (now: Instant, hours: number): Instant =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString()
