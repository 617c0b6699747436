import type { Json } from '@portal/domain/evidence/contract'
import type { Instruction } from '@portal/domain/instructions/contract'
import { proposerOf } from '@portal/domain/instructions/kinds'
import { type MoveType, transition } from '@portal/domain/instructions/machine'
import { type BindingMoveName, instructionMoves } from '@portal/domain/moves/instruction'
import type { InstructionState } from '@portal/domain/moves/instruction-state'
import type { Instant } from '@portal/domain/time'
import { count, eq } from 'drizzle-orm'
import type { Line } from '../binding/service.ts'
import { sha256Hex, type Vault } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import {
  type EvidenceHead,
  personalOf,
  type RecordEvidence,
} from '../platform/evidence/evidence.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { queueMailsToMembers, queueMailsToStaff } from '../mails/recipients.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { Signer } from '../platform/evidence/signing.ts'
import { mailsFor } from './emails.ts'
import { lockInstruction } from './lock.ts'
import { getInstruction } from './reading.ts'
import {
  type costEstimates,
  type executionReports,
  type instructionConcerns,
  instructionEvents,
  instructions,
} from './table.ts'

export type Row = typeof instructions.$inferSelect
/** What a move needs beside its transaction. */
export type Means = {
  enqueue: Enqueue
  evidence: RecordEvidence
  signer: Signer
  /** Seals what receipts say. */
  recordVault: Vault
}
/** `actor` null: nobody; its day has come. */
export type Moving = Means & { tx: Tx; actor: Actor | null; now: Instant }
export type Acting = Means & { tx: Tx; actor: Actor; now: Instant; seen: number | null }

/** Where an instruction stands, with what is open beside it. */
export const stateOf = (row: Row): InstructionState => ({
  status: row.status,
  isStanding: row.validFrom !== null,
  proposedBy: proposerOf(row),
  agreedAt: row.agreedAt,
  channel: row.channel,
  recordedAt: row.recordedAt,
  submittedAt: row.submittedAt,
  acknowledgedAt: row.acknowledgedAt,
  startedAt: row.startedAt,
  executedAt: row.executedAt,
  endedAt: row.endedAt,
  // Before it was kept by itself, confirmation was what gave an entry.
  confirmedAt:
    row.confirmedAt ?? (row.channel !== 'portal' && row.givenBy ? row.submittedAt : null),
  isPresented: row.presented !== null && row.status !== 'awaiting_countersignature',
  costsAskedAt: row.costsAskedAt,
  contestedAt: row.contestedAt,
  contestSettledAt: row.contestSettledAt,
})

/** What a move makes other than it was, and nothing besides: each side may write its own alone. */
function changedColumns(row: Row, state: InstructionState): Partial<Row> {
  const before = stateOf(row)
  const { isStanding: _, channel: __, isPresented, ...columns } = state
  const changed = Object.entries(columns).filter(
    ([name, value]) => before[name as keyof InstructionState] !== value,
  )
  const isSignedOnce = isPresented || state.status === 'awaiting_countersignature'
  // Entries of columns are columns.
  return {
    ...(Object.fromEntries(changed) as Partial<Row>),
    ...(!isSignedOnce && { presented: null }),
  }
}

/** Where a move leads from here. Throws `illegal-move`; ask before anything is spent on the act. */
export const next = (row: Row, move: MoveType, now: Instant): InstructionState =>
  transition(stateOf(row), move, now)

export type Change = {
  /** Columns the move brings beside its state. */
  fields?: Partial<Row>
  /** A reason or remark; the evidence log gets its hash alone. */
  note?: string | null
  /** For the evidence log: nothing personal. */
  data?: Record<string, Json>
}

/** State, event and mails of a move; resolves to the row as it is now and the line the evidence log is to get. */
export async function apply(
  moving: Moving,
  row: Row,
  move: MoveType,
  state: InstructionState,
  { fields = {}, ...change }: Change = {},
): Promise<{ after: Row; line: Line }> {
  const { tx, now } = moving
  const moved = state.status !== row.status && { statusSince: now }
  const [after] = await tx
    .update(instructions)
    .set({
      ...changedColumns(row, state),
      ...moved,
      ...fields,
      version: row.version + 1,
      updatedAt: now,
    })
    .where(eq(instructions.id, row.id))
    .returning()
  if (!after) throw new Error('the instruction is gone')
  return { after, line: await follow(moving, after, move, change) }
}

/** What a move leaves behind beside the row, which has made it already; resolves to its line. */
export async function follow(
  { tx, actor, enqueue, now }: Moving,
  row: Row,
  move: MoveType,
  { note = null, data = {} }: Omit<Change, 'fields'> = {},
): Promise<Line> {
  const { id, clientId, number, status, revision } = row
  const proposedBy = proposerOf(row)
  const side = actor ? actor.holder.side : 'clock'
  await tx.insert(instructionEvents).values({
    clientId,
    instructionId: id,
    sequence: await nextOf(tx, instructionEvents, id),
    at: now,
    move,
    toStatus: status,
    userId: actor?.userId ?? null,
    byName: actor?.name ?? null,
    side,
    note,
    revision,
  })
  for (const { to, hint } of mailsFor({ ...row, proposedBy }, move, side)) {
    const queue = to === 'members' ? queueMailsToMembers : queueMailsToStaff
    await queue(tx, enqueue, clientId, hint, now)
  }
  return {
    clientId,
    subject: { kind: 'instruction', id, number },
    data: {
      status,
      revision,
      ...(proposedBy && { proposedBy }),
      ...(note !== null && { noteSha256: sha256Hex(note) }),
      ...data,
    },
    personal: actor && personalOf(actor),
  }
}

/** The line of a move that takes no second factor. */
export const log = ({ tx, evidence, now }: Moving, move: MoveType, line: Line) =>
  evidence(tx, { ...line, type: instructionMoves[move].event, at: now })

/** A move that takes no second factor. `change` makes what it brings, once it is known to be possible; `prove` its receipt. */
export async function moveInstruction(
  acting: Acting,
  id: string,
  move: Exclude<MoveType, BindingMoveName>,
  change: (row: Row) => Change | Promise<Change> = () => ({}),
  prove?: (after: Row, head: EvidenceHead) => Promise<void>,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, move, acting.now)
  const { after, line } = await apply(acting, row, move, state, await change(row))
  const head = await log(acting, move, line)
  await prove?.(after, head)
  return getInstruction(acting.tx, acting.actor, id)
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
