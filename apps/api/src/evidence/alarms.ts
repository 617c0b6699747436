import { at, pages } from '@portal/domain/addresses'
import type { EvidenceAlarms } from '@portal/domain/evidence/alarms'
import type { Figure } from '@portal/domain/figure'
import type { PageQuery } from '@portal/domain/page'
import type { Instant } from '@portal/domain/time'
import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import type { Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { figureOf } from '../platform/database/figure.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { queueMailsToOwners } from '../mails/recipients.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import type { Finding } from './check.ts'
import { trustedKeys } from './keys.ts'
import { isSignedCheck } from './signed-check.ts'
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
      findings.map(({ flaw, sequence, about = '' }) => ({
        id: newId(),
        clientId,
        flaw,
        sequence,
        about,
        firstSeenAt: now,
        lastSeenAt: now,
      })),
    )
    .onConflictDoUpdate({
      target: [
        evidenceAlarms.clientId,
        evidenceAlarms.flaw,
        evidenceAlarms.sequence,
        evidenceAlarms.about,
      ],
      set: { lastSeenAt: now },
    })
    .returning({ firstSeenAt: evidenceAlarms.firstSeenAt })
  if (raised.every(({ firstSeenAt }) => firstSeenAt !== now)) return
  const [client] = await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, clientId))
  // Of a client that is gone altogether the owners read on their first page.
  if (!client) return
  const hint = {
    kind: 'evidence.alarm',
    urgency: 'urgent',
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
      clientName: sql<string>`coalesce(${clients.name}, ${evidenceAlarms.clientId}::text)`,
      flaw: evidenceAlarms.flaw,
      sequence: evidenceAlarms.sequence,
      about: evidenceAlarms.about,
      firstSeenAt: evidenceAlarms.firstSeenAt,
      lastSeenAt: evidenceAlarms.lastSeenAt,
    })
    .from(evidenceAlarms)
    .leftJoin(clients, eq(clients.id, evidenceAlarms.clientId))
    .where(behind(last, evidenceAlarms.firstSeenAt, evidenceAlarms.id))
    .orderBy(desc(evidenceAlarms.firstSeenAt), desc(evidenceAlarms.id))
    .limit(most),
)
const lastChecks = prepared()((db) =>
  db
    .select()
    .from(evidenceChecks)
    .where(isNotNull(evidenceChecks.finishedAt))
    .orderBy(desc(evidenceChecks.finishedAt))
    .limit(mostLooked),
)
/** So many rows that only look like checks hide the last one. */
const mostLooked = 20

const waitingStamps = prepared()((db) =>
  db
    .select({
      heads: sql<Figure>`${sql.raw(figureOf(`select from evidence_stamps_due where what = 'head'`))}`,
      letters: sql<Figure>`${sql.raw(figureOf(`select from evidence_stamps_due where what = 'letter'`))}`,
      since: sql<Instant | null>`(select to_char(min(since) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') from evidence_stamps_due)`,
    })
    .from(sql`(values (1)) one`),
)

/** What is or was wrong with logs, the newest first. */
export async function listAlarms(
  tx: Reader,
  signer: Signer,
  isStamping: boolean,
  { limit, cursor }: PageQuery,
): Promise<EvidenceAlarms> {
  const [rows, checks, keys, [waiting]] = await Promise.all([
    alarmPage(tx, { most: limit + 1, ...lastByTime(cursor) }),
    lastChecks(tx, {}),
    trustedKeys(tx, signer),
    waitingStamps(tx, {}),
  ])
  const check = checks.find((each) => isSignedCheck(each, keys))
  const page = toPage(
    rows,
    limit,
    ({ firstSeenAt, id }) => ({ by: firstSeenAt, id }),
    (row) => row,
  )
  return {
    ...page,
    checkedAt: check?.finishedAt ?? null,
    stamps: { isWanted: isStamping, ...waiting! },
  }
}
