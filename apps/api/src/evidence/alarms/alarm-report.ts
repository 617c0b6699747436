import type { FindingsReport, ReportFindings } from '@portal/domain/evidence/alarms'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { ownerOf } from '../service.ts'
import { evidenceAlarms } from '../table.ts'
import { checkQueue } from './check-queue.ts'

type Reporting = { tx: Tx; actor: Actor; enqueue: Enqueue; now: Instant }

/**
 * Somebody's own check found something: kept as theirs, told to the provider's people, and the portal checks the log itself. What
 * they say is believed of nothing else. As long as one report of a person stands, another one only has the log checked again.
 */
export async function reportFindings(
  { tx, actor, enqueue, now }: Reporting,
  { clientId: asked, findings }: ReportFindings,
): Promise<FindingsReport> {
  const clientId = await ownerOf(tx, actor, asked)
  const [standing] = await tx
    .select({ id: evidenceAlarms.id, reportedAt: evidenceAlarms.firstSeenAt })
    .from(evidenceAlarms)
    .where(
      and(
        eq(evidenceAlarms.clientId, clientId),
        eq(evidenceAlarms.flaw, 'reported'),
        eq(evidenceAlarms.reportedBy, actor.userId),
        isNull(evidenceAlarms.endedAt),
      ),
    )
  if (standing) {
    await enqueue(tx, checkQueue, [{ clientId, report: null }])
    return { ...standing, isNew: false }
  }
  const id = newId()
  await tx.insert(evidenceAlarms).values({
    id,
    clientId,
    flaw: 'reported',
    sequence: findings[0]?.sequence ?? 0,
    about: actor.userId,
    foundBy: 'report',
    reportedBy: actor.userId,
    reportedByName: actor.name,
    firstSeenAt: now,
    lastSeenAt: now,
  })
  await enqueue(tx, checkQueue, [{ clientId, report: { id, findings } }])
  return { id, reportedAt: now, isNew: true }
}
