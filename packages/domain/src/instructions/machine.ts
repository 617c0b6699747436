import { z } from 'zod'
import { AppError } from '../fault.ts'
import {
  type InstructionMove,
  type InstructionMoveName,
  instructionMoves,
  instructionStatuses,
} from '../moves/instruction.ts'
import type { Mover } from '../moves/move.ts'
import type { Instant } from '../time.ts'

export const Status = z.enum(instructionStatuses)
export type Status = z.output<typeof Status>

// The own keys of the table are the names its type has.
export const MoveType = z.enum(Object.keys(instructionMoves) as InstructionMoveName[])
export type MoveType = z.output<typeof MoveType>

/** Where an instruction stands, and the milestones that its state implies. */
export type State = {
  status: Status
  /** It has a validity: it stands until its last day, or until it is withdrawn. */
  isStanding: boolean
  /** Given by word of mouth or letter and entered by the provider (§8.3). */
  recordedAt: Instant | null
  submittedAt: Instant | null
  acknowledgedAt: Instant | null
  startedAt: Instant | null
  /** The latest execution; none while a defect of it is being mended. */
  executedAt: Instant | null
  endedAt: Instant | null
}

export const newDraft: State = {
  status: 'draft',
  isStanding: false,
  recordedAt: null,
  submittedAt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  endedAt: null,
}

type Effect = (state: State, at: Instant) => State

const to =
  (status: Status): Effect =>
  (state) => ({ ...state, status })
const end =
  (status: Status): Effect =>
  (state, at) => ({ ...state, status, endedAt: at })
const give: Effect = (state, at) => ({ ...state, status: 'submitted', submittedAt: at })
/** What the provider has taken up goes on there; what it has not is given by it. */
const bringIntoForce: Effect = (state, at) =>
  state.acknowledgedAt ? { ...state, status: 'in_review' } : give(state, at)

/** Where an oral instruction begins: void unless an authorised person confirms it (§8.3). */
export const recorded: Effect = (state, at) => ({
  ...state,
  status: 'awaiting_confirmation',
  recordedAt: at,
})

/** Where each move of the table leads. */
const effects: Record<MoveType, Effect> = {
  record: recorded,
  submit: give,
  confirm: bringIntoForce,
  amend: to('in_review'),
  present: to('awaiting_countersignature'),
  countersign: bringIntoForce,
  /** What awaits a second signature goes back to where the first one found it. */
  send_back: (state) => ({
    ...state,
    status: state.acknowledgedAt
      ? 'suspended'
      : state.recordedAt
        ? 'awaiting_confirmation'
        : 'draft',
  }),
  reject: end('void'),
  acknowledge: (state, at) => ({ ...state, status: 'in_review', acknowledgedAt: at }),
  raise_concern: to('suspended'),
  quote: to('awaiting_cost_approval'),
  approve_costs: to('in_review'),
  refuse_costs: to('in_review'),
  start: (state, at) => ({ ...state, status: 'in_progress', startedAt: at }),
  execute: (state, at) => ({ ...state, status: 'executed', executedAt: at }),
  accept: end('closed'),
  report_defect: (state) => ({ ...state, status: 'in_progress', executedAt: null }),
  decline: end('declined'),
  withdraw: end('withdrawn'),
  expire: end('expired'),
}

/** The state after a move. Throws `illegal-move` where the table has no such row. */
export function transition(state: State, move: MoveType, at: Instant): State {
  if (!movesOf(state).includes(move))
    throw new AppError({ code: 'illegal-move', from: state.status, move })
  return effects[move](state, at)
}

const rows: Record<MoveType, InstructionMove> = instructionMoves

/** Whose a move is; the permission of its route says which of that side. */
export const moverOf = (move: MoveType): Mover => rows[move].mover

/** The moves that exist from where an instruction stands, of one mover or of all. */
export const movesOf = (
  { status, isStanding }: Pick<State, 'status' | 'isStanding'>,
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
