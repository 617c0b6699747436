import { AppError } from '@portal/domain/fault'
import type {
  Instruction,
  InstructionItem,
  InstructionQuery,
} from '@portal/domain/instructions/contract'
import { endedStatuses } from '@portal/domain/instructions/machine'
import type { Page } from '@portal/domain/page'
import { and, asc, desc, eq, inArray, notInArray } from 'drizzle-orm'
import { clients } from '../clients/table.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/db.ts'
import { behind, toPage } from '../platform/pagination.ts'
import { executionReports, instructionEvents, instructions, receipts } from './table.ts'

const itemColumns = {
  id: instructions.id,
  clientId: instructions.clientId,
  clientName: clients.name,
  number: instructions.number,
  status: instructions.status,
  version: instructions.version,
  kind: instructions.kind,
  title: instructions.title,
  urgency: instructions.urgency,
  wishedDate: instructions.wishedDate,
  createdAt: instructions.createdAt,
  updatedAt: instructions.updatedAt,
  submittedAt: instructions.submittedAt,
}

/** The instructions this side may see, what moved last first. */
export async function listInstructions(
  tx: Tx,
  { limit, cursor, status, kind, open, clientId }: InstructionQuery,
): Promise<Page<InstructionItem>> {
  const among = open ? notInArray : inArray
  const rows = await tx
    .select(itemColumns)
    .from(instructions)
    .innerJoin(clients, eq(clients.id, instructions.clientId))
    .where(
      and(
        status ? eq(instructions.status, status) : undefined,
        kind ? eq(instructions.kind, kind) : undefined,
        clientId ? eq(instructions.clientId, clientId) : undefined,
        open === undefined ? undefined : among(instructions.status, endedStatuses),
        behind(cursor, instructions.updatedAt, instructions.id),
      ),
    )
    .orderBy(desc(instructions.updatedAt), desc(instructions.id))
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ updatedAt, id }) => ({ by: updatedAt, id }),
    (row) => row,
  )
}

/** One instruction with its way, its report and its receipt. */
export async function getInstruction(tx: Tx, id: string): Promise<Instruction> {
  const [[row], events, reports, issued] = await Promise.all([
    tx
      .select({
        ...itemColumns,
        text: instructions.text,
        systems: instructions.systems,
        dataCategories: instructions.dataCategories,
        dataSubjects: instructions.dataSubjects,
        urgencyReason: instructions.urgencyReason,
        validFrom: instructions.validFrom,
        validUntil: instructions.validUntil,
        draftedBy: instructions.draftedBy,
        givenBy: instructions.givenBy,
        acknowledgedAt: instructions.acknowledgedAt,
        startedAt: instructions.startedAt,
        executedAt: instructions.executedAt,
        declinedAt: instructions.declinedAt,
        declineReason: instructions.declineReason,
      })
      .from(instructions)
      .innerJoin(clients, eq(clients.id, instructions.clientId))
      .where(eq(instructions.id, id)),
    tx
      .select({
        at: instructionEvents.at,
        move: instructionEvents.move,
        to: instructionEvents.toStatus,
        by: instructionEvents.byName,
        side: instructionEvents.side,
        note: instructionEvents.note,
      })
      .from(instructionEvents)
      .where(eq(instructionEvents.instructionId, id))
      .orderBy(asc(instructionEvents.sequence)),
    tx
      .select({
        report: executionReports.report,
        executedFrom: executionReports.executedFrom,
        executedUntil: executionReports.executedUntil,
        result: executionReports.result,
        evidence: executionReports.evidence,
        subprocessorsInformed: executionReports.subprocessorsInformed,
        remaining: executionReports.remaining,
        by: executionReports.byName,
        at: executionReports.at,
      })
      .from(executionReports)
      .where(eq(executionReports.instructionId, id))
      .orderBy(desc(executionReports.sequence))
      .limit(1),
    tx
      .select({
        number: receipts.number,
        act: receipts.act,
        sha256: receipts.sha256,
        issuedAt: receipts.issuedAt,
      })
      .from(receipts)
      .where(eq(receipts.instructionId, id)),
  ])
  if (!row) throw new AppError({ code: 'not-found', entity: 'instruction' })
  return {
    ...row,
    textSha256: sha256Hex(row.text),
    events,
    execution: reports[0] ?? null,
    receipt: issued[0] ?? null,
  }
}

/** The record a receipt proves, exactly as it was hashed. Throws `not-found` while there is none. */
export async function getReceiptRecord(
  tx: Tx,
  id: string,
): Promise<{ number: string; record: string }> {
  const [row] = await tx
    .select({ number: receipts.number, record: receipts.record })
    .from(receipts)
    .where(eq(receipts.instructionId, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'receipt' })
  return row
}
