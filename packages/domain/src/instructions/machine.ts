import { z } from 'zod'
import { AppError } from '../fault.ts'
import {
  type InstructionMove,
  type InstructionMoveName,
  instructionMoves,
} from '../moves/instruction.ts'
import {
  type InstructionState,
  instructionStatuses,
  isContested,
  isUnconfirmed,
} from '../moves/instruction-state.ts'
import type { Mover } from '../moves/move.ts'
import { agreesTo, type Mutual } from '../moves/mutual.ts'
import type { Instant } from '../time.ts'

export const Status = z.enum(instructionStatuses)
export type Status = z.output<typeof Status>

// The own keys of the table are the names its type has.
export const MoveType = z.enum(Object.keys(instructionMoves) as InstructionMoveName[])
export type MoveType = z.output<typeof MoveType>

export const newDraft: InstructionState = {
  status: 'draft',
  isStanding: false,
  proposedBy: null,
  agreedAt: null,
  channel: 'portal',
  recordedAt: null,
  submittedAt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  endedAt: null,
  confirmedAt: null,
  isPresented: false,
  costsAskedAt: null,
  contestedAt: null,
  contestSettledAt: null,
}

const rows: Record<MoveType, InstructionMove> = instructionMoves

/** Where what the provider enters begins: given, by word of mouth and to be confirmed, or by a letter that counts (§8.3, §9). */
export const entered = (
  channel: Exclude<InstructionState['channel'], 'portal'>,
  at: Instant,
  proposedBy: 'client' | null = null,
) => rows[entryOf(channel)].leads({ ...newDraft, channel, proposedBy }, at)

/** Where a change begins that the provider proposes. */
export const proposedByProvider = (at: Instant) =>
  rows.propose.leads({ ...newDraft, proposedBy: 'provider' }, at)

/** The move by which it is entered. */
export const entryOf = (channel: InstructionState['channel']): 'record' | 'receive' =>
  channel === 'oral' ? 'record' : 'receive'

/** The move by which what awaits a second signature gets it. */
export const countersignOf = (state: InstructionState) =>
  (['countersign_agreement', 'countersign_change'] as const).find((move) =>
    movesOf(state).includes(move),
  ) ?? 'countersign'

/** The state after a move. Throws `illegal-move` where the table has no such row. */
export function transition(state: InstructionState, move: MoveType, at: Instant): InstructionState {
  if (!movesOf(state).includes(move))
    throw new AppError({ code: 'illegal-move', from: state.status, move })
  return rows[move].leads(state, at)
}

/** Whose a move is from where an instruction stands; the permission of its route says which of that side. */
export const moverOf = (move: MoveType, state: InstructionState): Mover | null => {
  const { mover, whose } = rows[move]
  return mover === 'either' ? (whose?.(state) ?? null) : mover
}

/** The moves that exist from where an instruction stands, of one mover or of all. */
export const movesOf = (state: InstructionState, mover?: Mover): MoveType[] =>
  MoveType.options.filter((move) => {
    const { from, standing = [], when } = rows[move]
    const { status, isStanding } = state
    const exists = from.includes(status) || (isStanding && standing.includes(status))
    return (
      exists && (when?.(state) ?? true) && (mover === undefined || moverOf(move, state) === mover)
    )
  })

/** `other`: that of the side which did not propose it. */
const turns: Record<Status, 'client' | 'provider' | 'other' | null> = {
  draft: 'client',
  awaiting_countersignature: 'client',
  awaiting_confirmation: 'client',
  proposed: 'other',
  agreed: 'provider',
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

/** What of a state says whom it waits for. */
export type Waiting = Pick<
  InstructionState,
  | 'status'
  | 'proposedBy'
  | 'agreedAt'
  | 'channel'
  | 'confirmedAt'
  | 'costsAskedAt'
  | 'contestedAt'
  | 'contestSettledAt'
>

/** What is open beside the state; each is somebody's to answer, and stops nothing by itself. */
export const Beside = z.enum(['contest', 'confirmation', 'costs'])
export type Beside = z.output<typeof Beside>
const besides: Record<
  Beside,
  { whose: 'client' | 'provider'; isOpen: (state: Waiting) => boolean }
> = {
  contest: { whose: 'provider', isOpen: isContested },
  confirmation: {
    whose: 'client',
    isOpen: (state) => isUnconfirmed(state) && isOpen(state.status) && !isContested(state),
  },
  costs: {
    whose: 'client',
    // A decision would change what the second signature is asked for.
    isOpen: ({ status, costsAskedAt }) =>
      costsAskedAt !== null && status !== 'awaiting_countersignature',
  },
}
const isOpen = (status: Status) => status !== 'draft' && turns[status] !== null

/** What is open beside the state of an instruction, the most pressing first. */
export const besideOf = (state: Waiting): Beside[] =>
  Beside.options.filter((beside) => besides[beside].isOpen(state))

/** Who has to do something next; both may have, and nobody when the way has ended. */
export const turnsOf = (state: Waiting): { client: boolean; provider: boolean } => {
  const open = besideOf(state)
  const whose = turnOf(state)
  const has = (side: 'client' | 'provider') =>
    // What was contested after its execution has nothing to be accepted any more.
    (whose === side && !(state.status === 'executed' && state.contestedAt !== null)) ||
    open.some((beside) => besides[beside].whose === side)
  return { client: has('client'), provider: has('provider') }
}

/** Whose the next move of the state itself is; null when the way has ended. */
export const turnOf = (state: Mutual & { status: Status }): 'client' | 'provider' | null => {
  const whose = turns[state.status]
  return whose === 'other' ? agreesTo(state) : whose
}

/** The states in which somebody still has to do something about an instruction that is no draft. */
export const openStatuses: Status[] = Status.options.filter(isOpen)

/** The states in which nobody has to do anything any more. */
export const endedStatuses: Status[] = Status.options.filter((status) => turns[status] === null)
