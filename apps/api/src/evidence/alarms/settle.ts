import { pages } from '@portal/domain/addresses'
import type { CheckedBy } from '@portal/domain/evidence/alarms'
import { providerLog } from '@portal/domain/evidence/provider-log'
import { evidenceMoves } from '@portal/domain/moves/evidence'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, ne, or, sql } from 'drizzle-orm'
import { queueMailsToMembers, queueMailsToStaff } from '../../mails/recipients.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { asWorker } from '../../platform/database/worker.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { Signer } from '../../platform/evidence/signing.ts'
import { logThatTakes, recordIn } from '../../platform/evidence/taking-lines.ts'
import type { Checked } from '../checks/check.ts'
import type { Finding } from '../checks/findings.ts'
import { evidenceAlarms, logChecks } from '../table.ts'
import { signLogCheck } from './signed-log-check.ts'

export type SettleDeps = {
  worker: Connections
  enqueue: Enqueue
  evidence: RecordEvidence
  signer: Signer
}

/** What of a check nobody has ended, and what of that nobody knew. */
export type Settled = { open: number; news: number }

/**
 * Writes down what a check of one log found, whoever asked for it: what is new is an alarm with a line and mails, what a person has
 * ended stays so as long as it is as it was, and what is gone is marked. The result is kept, signed, also where all is well.
 */
export async function settleCheck(
  { worker, enqueue, evidence, signer }: SettleDeps,
  clientId: string,
  by: CheckedBy,
  { findings, head }: Pick<Checked, 'findings' | 'head'>,
  now: Instant,
): Promise<Settled> {
  return asWorker(worker, clientId, async (tx) => {
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`alarms ${clientId}`}, 0))`,
    )
    const stood = await standing(tx, clientId)
    const raised = await raise(tx, clientId, by, findings, now)
    await markGone(tx, clientId, now)
    const open = raised.filter(({ endedAt }) => endedAt === null)
    const news = open.filter(({ firstSeenAt }) => firstSeenAt === now).length
    const result = {
      at: now,
      sequence: head?.sequence ?? 0,
      findings: raised.length,
      ended: raised.length - open.length,
    }
    const signed = signLogCheck(signer, clientId, { by, ...result })
    await tx
      .insert(logChecks)
      .values({ clientId, by, ...result, signed })
      .onConflictDoUpdate({
        target: [logChecks.clientId, logChecks.by],
        set: { ...result, signed },
      })
    if (news > 0) {
      await recordIn(tx, evidence, await logThatTakes(tx, clientId), {
        clientId,
        at: now,
        type: evidenceMoves.raise.event,
        subject: { kind: 'log', id: clientId, number: null },
        data: { by, findings: news },
        personal: null,
      })
      // One mail for each person and alarm, however many places of it come to light one by one.
      if (stood === 0) await tellOfAlarm(tx, enqueue, clientId, now)
    }
    return { open: open.length, news }
  })
}

/** How many places stand that a check of the portal found. */
async function standing(tx: Tx, clientId: string): Promise<number> {
  return tx.$count(
    evidenceAlarms,
    and(
      eq(evidenceAlarms.clientId, clientId),
      isNull(evidenceAlarms.endedAt),
      ne(evidenceAlarms.flaw, 'reported'),
    ),
  )
}

async function raise(
  tx: Tx,
  clientId: string,
  foundBy: CheckedBy,
  findings: Finding[],
  now: Instant,
): Promise<Pick<typeof evidenceAlarms.$inferSelect, 'firstSeenAt' | 'endedAt'>[]> {
  if (findings.length === 0) return []
  const rows = new Map(
    findings.map(({ flaw, sequence, about = '', found = '' }) => [
      [flaw, sequence, about, found].join(' '),
      {
        id: newId(),
        clientId,
        flaw,
        sequence,
        about,
        found,
        foundBy,
        firstSeenAt: now,
        lastSeenAt: now,
      },
    ]),
  )
  return tx
    .insert(evidenceAlarms)
    .values([...rows.values()])
    .onConflictDoUpdate({
      target: [
        evidenceAlarms.clientId,
        evidenceAlarms.flaw,
        evidenceAlarms.sequence,
        evidenceAlarms.about,
        evidenceAlarms.found,
      ],
      targetWhere: or(isNull(evidenceAlarms.endedAt), isNull(evidenceAlarms.goneAt))!,
      set: { lastSeenAt: now, goneAt: null },
    })
    .returning({ firstSeenAt: evidenceAlarms.firstSeenAt, endedAt: evidenceAlarms.endedAt })
}

/** What this check did not find is gone; found again after it was ended, it is an alarm anew. */
const markGone = (tx: Tx, clientId: string, now: Instant) =>
  tx
    .update(evidenceAlarms)
    .set({ goneAt: now })
    .where(
      and(
        eq(evidenceAlarms.clientId, clientId),
        isNull(evidenceAlarms.goneAt),
        ne(evidenceAlarms.lastSeenAt, now),
        ne(evidenceAlarms.flaw, 'reported'),
      ),
    )

/** Where the provider's people read of one client's log. */
export const pageOfLog = (clientId: string): string => `${pages.evidence}?kunde=${clientId}`

/** To everybody concerned: the client's people, and those of the provider who work. */
async function tellOfAlarm(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  now: Instant,
): Promise<void> {
  const { rows } = await tx.execute<{ exists: boolean }>(
    sql`select exists (select from clients where id = ${clientId}) as exists`,
  )
  // A mail is a client's: of a log without one the provider's people read on their first page.
  if (clientId === providerLog || !rows[0]?.exists) return
  const hint = {
    kind: evidenceMoves.raise.mail,
    urgency: 'urgent',
    number: 'Nachweisprotokoll',
    path: pages.evidence,
  } as const
  await queueMailsToMembers(tx, enqueue, clientId, hint, now)
  await queueMailsToStaff(tx, enqueue, clientId, { ...hint, path: pageOfLog(clientId) }, now)
}
