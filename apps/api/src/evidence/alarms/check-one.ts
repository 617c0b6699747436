import type { Side } from '@portal/domain/access'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import { queueMailsToStaff } from '../../mails/recipients.ts'
import { asWorker } from '../../platform/database/worker.ts'
import { evidenceEvents } from '../../platform/evidence/evidence-table.ts'
import { takeLateRows } from '../../platform/evidence/late-rows.ts'
import { logThatTakes, recordIn } from '../../platform/evidence/taking-lines.ts'
import { users } from '../../accounts/table.ts'
import { anchorFileIn } from '../anchors.ts'
import { checkLog } from '../checks/check.ts'
import type { Finding } from '../checks/findings.ts'
import { trustedKeys } from '../keys.ts'
import { knownAnchors } from '../shared-anchors.ts'
import { evidenceAlarms } from '../table.ts'
import type { CheckDeps } from './check-all.ts'
import type { Wanted } from './check-queue.ts'
import { pageOfLog, settleCheck, type SettleDeps } from './settle.ts'

type Deps = CheckDeps &
  SettleDeps & { clock: () => Instant; alarm: (finding: Finding & { clientId: string }) => void }

/** What a person reported is told and in the log, once; then the log is checked, as by night. */
export const createLogCheck =
  (deps: Deps) =>
  async ({ clientId, report }: Wanted): Promise<void> => {
    const { worker, signer, vaults, dataDir, clock, alarm } = deps
    if (report) await tellOfReport(deps, clientId, report, clock())
    const keys = await worker.transaction(null, (tx) => trustedKeys(tx, signer))
    const known = await knownAnchors(worker, keys, anchorFileIn(dataDir))
    const anchors = known.byClient.get(clientId) ?? []
    const checked = await checkLog(worker, clientId, { keys, anchors, vaults })
    const { open } = await settleCheck(deps, clientId, 'report', checked, clock())
    if (open > 0) for (const finding of checked.findings) alarm({ clientId, ...finding })
  }

const tellOfReport = (
  { worker, evidence, enqueue }: Deps,
  clientId: string,
  { id, findings }: NonNullable<Wanted['report']>,
  now: Instant,
): Promise<void> =>
  asWorker(worker, clientId, async (tx) => {
    const [row] = await tx
      .select({
        userId: evidenceAlarms.reportedBy,
        name: evidenceAlarms.reportedByName,
        // A worker in a client's name sees its people alone.
        side: sql<Side>`coalesce(${users.side}, 'provider')`,
      })
      .from(evidenceAlarms)
      .leftJoin(users, eq(users.id, evidenceAlarms.reportedBy))
      .where(and(eq(evidenceAlarms.clientId, clientId), eq(evidenceAlarms.id, id)))
      .for('update', { of: evidenceAlarms })
    const [told] = await tx
      .select({ sequence: evidenceEvents.sequence })
      .from(evidenceEvents)
      .where(and(eq(evidenceEvents.clientId, clientId), eq(evidenceEvents.subjectId, id)))
      .limit(1)
    if (!row || told) return
    const log = await logThatTakes(tx, clientId)
    if (log === clientId) await takeLateRows(tx, clientId, [`evidence_alarms/${id}`])
    await recordIn(tx, evidence, log, {
      clientId,
      at: now,
      type: evidenceMoves.report.event,
      subject: { kind: 'report', id, number: null },
      data: { findings: findings.map(({ code, sequence }) => ({ code, sequence })) },
      personal: { userId: row.userId, name: row.name, side: row.side },
    })
    const hint = {
      kind: evidenceMoves.report.mail,
      urgency: 'urgent',
      number: 'Nachweisprotokoll',
      path: pageOfLog(clientId),
    } as const
    await queueMailsToStaff(tx, enqueue, clientId, hint, now)
  })
