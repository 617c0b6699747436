import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { DeletionProtocol } from '@portal/domain/instructions/execution'
import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { isDoubtful } from '../../platform/evidence/doubt.ts'
import { germanTime } from '../../platform/papers/german.ts'
import { executionReports } from '../table.ts'
import { aboutInstruction, assertAsRecorded } from './about.ts'

type ReportOf = { instructionId: string; sequence: number }

/** What the deletion protocol of an execution says (§11.2). `record` is the report as it was given: its SHA-256 stands in the evidence log. */
export async function deletionProtocol(tx: Tx, { instructionId, sequence }: ReportOf) {
  const [row] = await tx
    .select()
    .from(executionReports)
    .where(
      and(
        eq(executionReports.instructionId, instructionId),
        eq(executionReports.sequence, sequence),
      ),
    )
  if (!row?.deletion) throw new AppError({ code: 'not-found', entity: 'deletion-protocol' })
  const { clientId: _, instructionId: __, sequence: ___, byName, at, ...report } = row
  const said = await aboutInstruction(tx, instructionId, at)
  const record = canonicalJson(report)
  const when = { reportedAt: germanTime(at), from: germanTime(report.executedFrom) }
  const proof = { record, recordSha256: sha256Hex(record) }
  const data = {
    ...said,
    ...when,
    ...proof,
    until: germanTime(report.executedUntil),
    by: byName,
    fields: fieldsOf(row.deletion),
    outcome: [
      ['Ergebnis', report.result],
      ['Bericht', report.report],
      ['Nachweis', report.evidence],
      ['Unterauftragnehmer', report.subprocessorsInformed],
      ['Was bleibt, und warum', report.remaining],
    ],
  }
  return {
    template: 'instructions/papers/deletion-protocol.typ' as const,
    reason: `Löschprotokoll zur Weisung ${said.number}`,
    data: (isStamped: boolean) => ({ ...data, isStamped }),
  }
}

const fieldsOf = (protocol: DeletionProtocol): [string, string | null][] => [
  ['Datenbestände', protocol.dataSets],
  ['Systeme', protocol.systems],
  ['Datenträger', protocol.mediaIds],
  ['Sicherungen', protocol.backups],
  ['Verfahren', protocol.method],
  ['Nachprüfung', protocol.verification],
]

const newestProtocol = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      clientId: executionReports.clientId,
      sequence: executionReports.sequence,
      isDoubtful: isDoubtful(executionReports.clientId, executionReports.instructionId),
    })
    .from(executionReports)
    .where(and(eq(executionReports.instructionId, id), isNotNull(executionReports.deletion)))
    .orderBy(desc(executionReports.sequence))
    .limit(1),
)

/** Whose the newest protocol of an instruction is, and of which report. Throws `not-found` where this session sees none, and as `assertAsRecorded` does. */
export async function findProtocol(
  tx: Reader,
  id: string,
): Promise<{ clientId: string; sequence: number }> {
  const [row] = await newestProtocol(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'deletion-protocol' })
  assertAsRecorded(row)
  return row
}
