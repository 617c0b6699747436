import { pages } from '@portal/domain/addresses'
import type { EndAlarm } from '@portal/domain/evidence/alarms'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { AppError } from '@portal/domain/fault'
import { endingMoves } from '@portal/domain/moves/ending'
import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { type EndingActing, writeEnding } from '../../endings/service.ts'
import { queueMailsToMembers } from '../../mails/recipients.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { fingerprintOf } from '../checks/findings.ts'
import { evidenceAlarms } from '../table.ts'

/**
 * Ends the alarm about a log with a reason, which its client’s people read: all that stands, as whoever ends it has seen it. Throws
 * `illegal-move` where nothing stands, and `stale` where something else does.
 */
export async function endAlarm(
  acting: EndingActing & { enqueue: Enqueue },
  { clientId, fingerprint, reason }: EndAlarm,
): Promise<void> {
  const { tx, enqueue, now } = acting
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`alarms ${clientId}`}, 0))`)
  const standing = await tx
    .select({ id: evidenceAlarms.id })
    .from(evidenceAlarms)
    .where(and(eq(evidenceAlarms.clientId, clientId), isNull(evidenceAlarms.endedAt)))
    .orderBy(asc(evidenceAlarms.id))
    .for('update')
  if (standing.length === 0)
    throw new AppError({ code: 'illegal-move', from: 'ended', move: 'end' })
  if (fingerprintOf(standing) !== fingerprint)
    throw new AppError({ code: 'stale', entity: 'evidence-alarm' })
  const alarms = standing.map(({ id }) => id)
  const facts = { alarms, places: alarms.length, fingerprint }
  await writeEnding(
    acting,
    { clientId, kind: 'alarm', subject: clientId, number: null, reason, facts },
    (endingId) =>
      tx
        .update(evidenceAlarms)
        .set({ endingId, endedAt: now })
        .where(and(eq(evidenceAlarms.clientId, clientId), inArray(evidenceAlarms.id, alarms))),
  )
  const { rows } = await tx.execute<{ exists: boolean }>(
    sql`select exists (select from clients where id = ${clientId}) as exists`,
  )
  if (clientId === providerLog || !rows[0]?.exists) return
  const hint = {
    kind: endingMoves.alarm.event,
    urgency: 'important',
    number: 'Nachweisprotokoll',
    path: pages.evidence,
  } as const
  await queueMailsToMembers(tx, enqueue, clientId, hint, now)
}
