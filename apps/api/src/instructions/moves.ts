import type { Json } from '@portal/domain/evidence/contract'
import { moverOf, type MoveType, type State, transition } from '@portal/domain/instructions/machine'
import { instructionMoves } from '@portal/domain/moves/instruction'
import type { Instant } from '@portal/domain/time'
import { count, eq } from 'drizzle-orm'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import {
  type EvidenceHead,
  personalOf,
  type RecordEvidence,
} from '../platform/evidence/evidence.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { queueMailsToMembers, queueMailsToStaff } from '../mails/recipients.ts'
import type { Actor } from '../platform/http/session.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import { mailsFor } from './emails.ts'
import {
  type costEstimates,
  type executionReports,
  type instructionConcerns,
  instructionEvents,
  instructions,
} from './table.ts'

export type Row = typeof instructions.$inferSelect
/** What a move needs beside its transaction. */
export type Means = { enqueue: Enqueue; evidence: RecordEvidence; signer: Signer }
/** `actor` null: nobody; its day has come. */
export type Moving = Means & { tx: Tx; actor: Actor | null; now: Instant }
export type Acting = Means & { tx: Tx; actor: Actor; now: Instant; seen: number | null }

const stateOf = (row: Row): State => ({
  status: row.status,
  isStanding: row.validFrom !== null,
  recordedAt: row.recordedAt,
  submittedAt: row.submittedAt,
  acknowledgedAt: row.acknowledgedAt,
  startedAt: row.startedAt,
  executedAt: row.executedAt,
  endedAt: row.endedAt,
})

/** Where a move leads from here. Throws `illegal-move`; ask before anything is spent on the act. */
export const next = (row: Row, move: MoveType, now: Instant): State =>
  transition(stateOf(row), move, now)

export type Change = {
  /** Columns the move brings beside its state. */
  fields?: Partial<Row>
  /** A reason or remark; the evidence log gets its hash alone. */
  note?: string | null
  /** For the evidence log: nothing personal. */
  data?: Record<string, Json>
}

/**
 * State, event, evidence and mails of a move: all of it or none. Resolves to the row as it is now and the head of the
 * evidence log right after this event.
 */
export async function advance(
  moving: Moving,
  row: Row,
  move: MoveType,
  state: State,
  { fields = {}, ...change }: Change = {},
): Promise<{ row: Row; head: EvidenceHead }> {
  const { tx, now } = moving
  const { isStanding: _, ...milestones } = state
  const [after] = await tx
    .update(instructions)
    .set({ ...milestones, statusSince: now, ...fields, version: row.version + 1, updatedAt: now })
    .where(eq(instructions.id, row.id))
    .returning()
  if (!after) throw new Error('the instruction is gone')
  return { row: after, head: await follow(moving, after, move, change) }
}

/** What a move leaves behind beside the row, which has made it already. */
export async function follow(
  { tx, actor, enqueue, evidence, now }: Moving,
  { id, clientId, number, status, revision }: Row,
  move: MoveType,
  { note = null, data = {} }: Omit<Change, 'fields'> = {},
): Promise<EvidenceHead> {
  await tx.insert(instructionEvents).values({
    clientId,
    instructionId: id,
    sequence: await nextOf(tx, instructionEvents, id),
    at: now,
    move,
    toStatus: status,
    userId: actor?.userId ?? null,
    byName: actor?.name ?? null,
    side: actor ? actor.holder.side : moverOf(move),
    note,
    revision,
  })
  for (const { to, hint } of mailsFor({ id, number, status }, move)) {
    const queue = to === 'members' ? queueMailsToMembers : queueMailsToStaff
    await queue(tx, enqueue, clientId, hint, now)
  }
  return evidence(tx, {
    clientId,
    at: now,
    type: instructionMoves[move].event,
    subject: { kind: 'instruction', id, number },
    data: { status, revision, ...(note !== null && { noteSha256: sha256Hex(note) }), ...data },
    personal: actor && personalOf(actor),
  })
}

type Numbered =
  | typeof instructionEvents
  | typeof executionReports
  | typeof instructionConcerns
  | typeof costEstimates

/** The next sequence number of what an instruction has several of; its row is locked, so nobody else takes it. */
export async function nextOf(tx: Tx, table: Numbered, id: string): Promise<number> {
  const [row] = await tx.select({ n: count() }).from(table).where(eq(table.instructionId, id))
  return (row?.n ?? 0) + 1
}
