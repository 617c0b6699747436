import { dateAt, type CalendarDate, type Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Connections } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import type { JWK, Signer } from '../platform/evidence/signing.ts'
import { asWorker } from '../platform/database/worker.ts'
import type { ReceiptVaults } from '../receipts/sealed.ts'
import { raiseAlarms } from './alarms.ts'
import { type Anchor, anchorFileIn, rememberAnchors } from './anchors.ts'
import { checkLog, type Finding, listOwners } from './check.ts'
import { trustedKeys } from './keys.ts'
import type { SealedNoticesAsked } from './receipts-check.ts'
import { keepLateRows } from './late-rows.ts'
import { knownAnchors, share } from './shared-anchors.ts'
import { putOffHeads } from './stamp-heads.ts'
import { isSignedCheck, signCheck } from './signed-check.ts'
import { evidenceChecks } from './table.ts'

export type CheckDeps = {
  worker: Connections
  signer: Signer
  /** What opens receipts and their letters. */
  vaults: ReceiptVaults
  /** Where heads are remembered outside the database. */
  dataDir: string
}
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

/** Checks all logs and remembers the heads of the sound ones; resolves to what is wrong, by client. */
export async function checkAllLogs(
  { worker, signer, vaults, dataDir }: CheckDeps,
  now: Instant,
): Promise<{ logs: number; owners: string[]; findings: Map<string, Finding[]> }> {
  const anchorFile = anchorFileIn(dataDir)
  const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
  const known = await knownAnchors(worker, keys, anchorFile)
  const findings = new Map<string, Finding[]>()
  const sound: Anchor[] = []
  const notices: SealedNoticesAsked = new Map()
  const owners = await listOwners(worker)
  for (const client of owners) {
    const anchors = known.byClient.get(client) ?? []
    const checked = await checkLog(worker, client, { keys, anchors, vaults, notices })
    const { head } = checked
    if (checked.findings.length > 0) findings.set(client, checked.findings)
    else if (head && !anchors.some(({ sequence }) => sequence === head.sequence))
      sound.push({ at: now, client, ...head })
  }
  for (const [client, anchors] of known.byClient)
    if (!owners.includes(client))
      findings.set(client, [{ flaw: 'anchor', sequence: anchors.at(-1)?.sequence ?? 0 }])
  for (const { client, sequence } of known.forged)
    findings.set(client, [...(findings.get(client) ?? []), { flaw: 'anchor', sequence }])
  await rememberAnchors(anchorFile, [...known.news, ...sound])
  await share(worker, [...known.unshared, ...sound])
  return { logs: owners.length, owners, findings }
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
  const { findings, owners } = await checkAllLogs(deps, now)
  for (const [clientId, found] of findings) {
    for (const finding of found) alarm({ clientId, ...finding })
    await asWorker(worker, clientId, (tx) => raiseAlarms(tx, enqueue, clientId, found, now))
  }
  if (deps.isStamping) await putOffHeads(worker, enqueue, owners, now)
  const result = { night, finishedAt: clock(), findings: findings.size }
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
