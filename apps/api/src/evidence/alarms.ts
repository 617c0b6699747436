import { at, pages } from '@portal/domain/addresses'
import type { EvidenceAlarms } from '@portal/domain/evidence/alarms'
import type { PageQuery } from '@portal/domain/page'
import type { Instant } from '@portal/domain/time'
import { desc, eq, max } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { queueMailsToOwners } from '../mails/recipients.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import type { Finding } from './check.ts'
import { evidenceAlarms, evidenceChecks } from './table.ts'

/** Writes down what the check found; the provider's owners get a mail about what was not known before. */
export async function raiseAlarms(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  findings: Finding[],
  now: Instant,
): Promise<void> {
  if (findings.length === 0) return
  const raised = await tx
    .insert(evidenceAlarms)
    .values(
      findings.map(({ flaw, sequence }) => ({
        id: newId(),
        clientId,
        flaw,
        sequence,
        firstSeenAt: now,
        lastSeenAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [evidenceAlarms.clientId, evidenceAlarms.flaw, evidenceAlarms.sequence],
      set: { lastSeenAt: now },
    })
    .returning({ firstSeenAt: evidenceAlarms.firstSeenAt })
  if (raised.every(({ firstSeenAt }) => firstSeenAt !== now)) return
  const hint = {
    kind: 'evidence.alarm',
    number: 'Nachweisprotokoll',
    path: at(pages.clients.one, { id: clientId }),
  } as const
  await queueMailsToOwners(tx, enqueue, clientId, hint, now)
}

const alarmPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select({
      id: evidenceAlarms.id,
      clientId: evidenceAlarms.clientId,
      clientName: clients.name,
      flaw: evidenceAlarms.flaw,
      sequence: evidenceAlarms.sequence,
      firstSeenAt: evidenceAlarms.firstSeenAt,
      lastSeenAt: evidenceAlarms.lastSeenAt,
    })
    .from(evidenceAlarms)
    .innerJoin(clients, eq(clients.id, evidenceAlarms.clientId))
    .where(behind(last, evidenceAlarms.firstSeenAt, evidenceAlarms.id))
    .orderBy(desc(evidenceAlarms.firstSeenAt), desc(evidenceAlarms.id))
    .limit(most),
)
const lastCheck = prepared()((db) =>
  db.select({ checkedAt: max(evidenceChecks.finishedAt) }).from(evidenceChecks),
)

/** What is or was wrong with logs, the newest first. */
export async function listAlarms(
  tx: Reader,
  { limit, cursor }: PageQuery,
): Promise<EvidenceAlarms> {
  const [rows, [check]] = await Promise.all([
    alarmPage(tx, { most: limit + 1, ...lastByTime(cursor) }),
    lastCheck(tx, {}),
  ])
  const page = toPage(
    rows,
    limit,
    ({ firstSeenAt, id }) => ({ by: firstSeenAt, id }),
    (row) => row,
  )
  return { ...page, checkedAt: check?.checkedAt ?? null }
}
