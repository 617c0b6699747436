import { dateAt, type CalendarDate, type Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { JWK } from '../../platform/evidence/signing.ts'
import type { Finding } from '../checks/findings.ts'
import { trustedKeys } from '../keys.ts'
import { keepLateRows } from '../late-rows.ts'
import { putOffHeads } from '../stamp-heads.ts'
import { evidenceChecks } from '../table.ts'
import { type CheckDeps, checkAllLogs } from './check-all.ts'
import { settleCheck } from './settle.ts'
import { isSignedCheck, signCheck } from './signed-check.ts'

export type NightlyDeps = CheckDeps & {
  enqueue: Enqueue
  /** Somebody is asked for time stamps of the day's heads. */
  isStamping: boolean
  evidence: RecordEvidence
  /** What time it is once the check is through. */
  clock: () => Instant
  /** Called for each log that is not as it was written. */
  alarm: (finding: Finding & { clientId: string }) => void
}

/**
 * The check of the night, from three in the morning (Germany) on: by one process of all that stand on this database,
 * and again by another one when it did not finish within two hours. Resolves to false where there was nothing to do.
 */
export async function checkTonight(deps: NightlyDeps, now: Instant): Promise<boolean> {
  const { worker, signer, enqueue, evidence, clock, alarm } = deps
  const night = dateAt(hoursBefore(now, 3))
  const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
  if (!(await claim(worker, night, keys, now))) return false
  await keepLateRows(worker, evidence, clock)
  const { owners, open } = await checkAllLogs(deps, now, async (clientId, checked) => {
    const settled = await settleCheck(deps, clientId, 'night', checked, now)
    if (settled.open > 0) for (const finding of checked.findings) alarm({ clientId, ...finding })
    return settled
  })
  if (deps.isStamping) await putOffHeads(worker, enqueue, owners, now)
  const result = { night, finishedAt: clock(), findings: open }
  await worker.transaction(null, (tx) =>
    tx
      .update(evidenceChecks)
      .set({
        finishedAt: result.finishedAt,
        findings: result.findings,
        signed: signCheck(signer, result),
      })
      .where(eq(evidenceChecks.night, night)),
  )
  return true
}

/** A night is whose who comes first; a row that only looks like a check keeps nobody from it. */
async function claim(
  worker: Connections,
  night: CalendarDate,
  keys: JWK[],
  now: Instant,
): Promise<boolean> {
  return worker.transaction(null, async (tx) => {
    const mine = eq(evidenceChecks.night, night)
    const claimed = await tx
      .insert(evidenceChecks)
      .values({ night, startedAt: now })
      .onConflictDoNothing()
      .returning({ night: evidenceChecks.night })
    if (claimed.length > 0) return true
    const [row] = await tx.select().from(evidenceChecks).where(mine).for('update')
    if (!row || isSignedCheck(row, keys)) return false
    const isUnderWay =
      row.finishedAt === null && row.startedAt <= now && row.startedAt >= hoursBefore(now, 2)
    if (isUnderWay) return false
    await tx
      .update(evidenceChecks)
      .set({ startedAt: now, finishedAt: null, findings: null, signed: null })
      .where(mine)
    return true
  })
}

const hoursBefore = (now: Instant, hours: number): Instant =>
  new Date(Date.parse(now) - hours * 3_600_000).toISOString()
