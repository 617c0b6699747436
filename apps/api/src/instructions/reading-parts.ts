import { asc, eq } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { receipts } from '../receipts/table.ts'
import {
  instructionAttachments,
  instructionMessages,
  instructionNotes,
} from './correspondence-table.ts'
import { costEstimates, executionReports, instructionConcerns, instructionEvents } from './table.ts'

// What an instruction has several of, the oldest first.

export const eventsOf = (tx: Tx, id: string) =>
  tx
    .select({
      at: instructionEvents.at,
      move: instructionEvents.move,
      to: instructionEvents.toStatus,
      by: instructionEvents.byName,
      side: instructionEvents.side,
      note: instructionEvents.note,
      revision: instructionEvents.revision,
    })
    .from(instructionEvents)
    .where(eq(instructionEvents.instructionId, id))
    .orderBy(asc(instructionEvents.sequence))

export const executionsOf = (tx: Tx, id: string) =>
  tx
    .select({
      report: executionReports.report,
      executedFrom: executionReports.executedFrom,
      executedUntil: executionReports.executedUntil,
      result: executionReports.result,
      evidence: executionReports.evidence,
      subprocessorsInformed: executionReports.subprocessorsInformed,
      remaining: executionReports.remaining,
      deletion: executionReports.deletion,
      by: executionReports.byName,
      at: executionReports.at,
    })
    .from(executionReports)
    .where(eq(executionReports.instructionId, id))
    .orderBy(asc(executionReports.sequence))

export const concernsOf = (tx: Tx, id: string) =>
  tx
    .select({
      sequence: instructionConcerns.sequence,
      norm: instructionConcerns.norm,
      reasoning: instructionConcerns.reasoning,
      suspended: instructionConcerns.suspended,
      continues: instructionConcerns.continues,
      askedOfClient: instructionConcerns.askedOfClient,
      by: instructionConcerns.byName,
      sentAt: instructionConcerns.sentAt,
      firstReadAt: instructionConcerns.firstReadAt,
      firstReadBy: instructionConcerns.firstReadBy,
      answer: instructionConcerns.answer,
      answeredBy: instructionConcerns.answeredBy,
      answeredAt: instructionConcerns.answeredAt,
    })
    .from(instructionConcerns)
    .where(eq(instructionConcerns.instructionId, id))
    .orderBy(asc(instructionConcerns.sequence))

export const estimatesOf = (tx: Tx, id: string) =>
  tx
    .select({
      sequence: costEstimates.sequence,
      amountCents: costEstimates.amountCents,
      basis: costEstimates.basis,
      by: costEstimates.byName,
      at: costEstimates.at,
      decision: costEstimates.decision,
      remark: costEstimates.remark,
      decidedBy: costEstimates.decidedBy,
      decidedAt: costEstimates.decidedAt,
    })
    .from(costEstimates)
    .where(eq(costEstimates.instructionId, id))
    .orderBy(asc(costEstimates.sequence))

export const receiptsOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: receipts.id,
      number: receipts.number,
      act: receipts.act,
      sha256: receipts.sha256,
      issuedAt: receipts.issuedAt,
    })
    .from(receipts)
    .where(eq(receipts.instructionId, id))
    .orderBy(asc(receipts.issuedAt), asc(receipts.number))

export const attachmentsOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: instructionAttachments.id,
      name: instructionAttachments.name,
      mediaType: instructionAttachments.mediaType,
      size: instructionAttachments.size,
      sha256: instructionAttachments.sha256,
      by: instructionAttachments.byName,
      at: instructionAttachments.at,
    })
    .from(instructionAttachments)
    .where(eq(instructionAttachments.instructionId, id))
    .orderBy(asc(instructionAttachments.at), asc(instructionAttachments.id))

export const messagesOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: instructionMessages.id,
      side: instructionMessages.side,
      by: instructionMessages.byName,
      at: instructionMessages.at,
      text: instructionMessages.text,
    })
    .from(instructionMessages)
    .where(eq(instructionMessages.instructionId, id))
    .orderBy(asc(instructionMessages.at), asc(instructionMessages.id))

export const notesOf = (tx: Tx, id: string) =>
  tx
    .select({
      id: instructionNotes.id,
      by: instructionNotes.byName,
      at: instructionNotes.at,
      text: instructionNotes.text,
    })
    .from(instructionNotes)
    .where(eq(instructionNotes.instructionId, id))
    .orderBy(asc(instructionNotes.at), asc(instructionNotes.id))
