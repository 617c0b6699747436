import { z } from 'zod'
import { AppError } from '../fault.ts'
import {
  type InstructionMove,
  type InstructionMoveName,
  instructionMoves,
} from '../moves/instruction.ts'
import { type InstructionState, instructionStatuses } from '../moves/instruction-state.ts'
import type { Mover } from '../moves/move.ts'
import type { Instant } from '../time.ts'

export const Status = z.enum(instructionStatuses)
export type Status = z.output<typeof Status>

// The own keys of the table are the names its type has.
export const MoveType = z.enum(Object.keys(instructionMoves) as InstructionMoveName[])
export type MoveType = z.output<typeof MoveType>

export const newDraft: InstructionState = {
  status: 'draft',
  isStanding: false,
  recordedAt: null,
  submittedAt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  endedAt: null,
}

const rows: Record<MoveType, InstructionMove> = instructionMoves

/** Where an oral instruction begins: void unless an authorised person confirms it (§8.3). */
export const recorded = instructionMoves.record.leads

/** The state after a move. Throws `illegal-move` where the table has no such row. */
export function transition(state: InstructionState, move: MoveType, at: Instant): InstructionState {
  if (!movesOf(state).includes(move))
    throw new AppError({ code: 'illegal-move', from: state.status, move })
  return rows[move].leads(state, at)
}

/** Whose a move is; the permission of its route says which of that side. */
export const moverOf = (move: MoveType): Mover => rows[move].mover

/** The moves that exist from where an instruction stands, of one mover or of all. */
export const movesOf = (
  { status, isStanding }: Pick<InstructionState, 'status' | 'isStanding'>,
  mover?: Mover,
): MoveType[] =>
  MoveType.options.filter((move) => {
    const { from, standing = [] } = rows[move]
    const exists = from.includes(status) || (isStanding && standing.includes(status))
    return exists && (mover === undefined || moverOf(move) === mover)
  })

const turns: Record<Status, 'client' | 'provider' | null> = {
  draft: 'client',
  awaiting_countersignature: 'client',
  awaiting_confirmation: 'client',
  submitted: 'provider',
  in_review: 'provider',
  suspended: 'client',
  awaiting_cost_approval: 'client',
  in_progress: 'provider',
  executed: 'client',
  closed: null,
  declined: null,
  withdrawn: null,
  void: null,
  expired: null,
}

/** Who has to do something next; null when the way has ended. */
export const turnOf = (status: Status): 'client' | 'provider' | null => turns[status]

/** The states in which it is this side's turn. */
export const statusesOnTurnOf = (side: 'client' | 'provider'): Status[] =>
  Status.options.filter((status) => turns[status] === side)

/** The states in which somebody still has to do something about an instruction that is no draft. */
export const openStatuses: Status[] = Status.options.filter(
  (status) => status !== 'draft' && turns[status] !== null,
)

/** The states in which nobody has to do anything any more. */
export const endedStatuses: Status[] = Status.options.filter((status) => turns[status] === null)
