import { z } from 'zod'
import { AppError } from '../fault.ts'
import type { Instant } from '../time.ts'

/**
 * The life cycle of a documented instruction (§8.3). These are the states built so far; the concern of §10.2,
 * the cost estimate of §10.3, oral instructions, withdrawal, acceptance and defects add rows to the same table.
 */
export const Status = z.enum([
  'draft',
  'submitted',
  'in_review',
  'in_progress',
  'executed',
  'declined',
])
export type Status = z.output<typeof Status>

export type Side = 'client' | 'provider'
export type MoveType = 'submit' | 'acknowledge' | 'start' | 'execute' | 'decline'

/** When each milestone of the way was reached; a state implies which of them are set. */
export type State = {
  status: Status
  submittedAt: Instant | null
  acknowledgedAt: Instant | null
  startedAt: Instant | null
  executedAt: Instant | null
  declinedAt: Instant | null
}

type Move = (state: State, at: Instant) => State

/** The whole life cycle. A move that is not written here does not exist. */
const moves: { [S in Status]: { [M in MoveType]?: Move } } = {
  draft: {
    submit: (state, at) => ({ ...state, status: 'submitted', submittedAt: at }),
  },
  submitted: {
    acknowledge: (state, at) => ({ ...state, status: 'in_review', acknowledgedAt: at }),
  },
  in_review: {
    start: (state, at) => ({ ...state, status: 'in_progress', startedAt: at }),
    decline: (state, at) => ({ ...state, status: 'declined', declinedAt: at }),
  },
  in_progress: {
    execute: (state, at) => ({ ...state, status: 'executed', executedAt: at }),
    decline: (state, at) => ({ ...state, status: 'declined', declinedAt: at }),
  },
  executed: {},
  declined: {},
}

/** Who may make a move at all; the permission of the route says which of them. */
const sideOf: Record<MoveType, Side> = {
  submit: 'client',
  acknowledge: 'provider',
  start: 'provider',
  execute: 'provider',
  decline: 'provider',
}

/** The state after a move. Throws `illegal-move` where the table has no such row. */
export function transition(state: State, move: MoveType, at: Instant): State {
  const apply = moves[state.status][move]
  if (!apply) throw new AppError({ code: 'illegal-move', from: state.status, move })
  return apply(state, at)
}

/** The moves that exist in a state, of one side or of both. */
export function movesFrom(status: Status, side?: Side): MoveType[] {
  // The keys of one row of `moves` are move types by construction.
  const all = Object.keys(moves[status]) as MoveType[]
  return side ? all.filter((move) => sideOf[move] === side) : all
}

/** Whose turn it is; null when the way has ended. */
export function turnOf(status: Status): Side | null {
  const [next] = movesFrom(status)
  return next ? sideOf[next] : null
}

/** The states in which somebody still has to do something about a submitted instruction. */
export const openStatuses: Status[] = Status.options.filter(
  (status) => status !== 'draft' && movesFrom(status).length > 0,
)

/** The states nothing follows on. */
export const endedStatuses: Status[] = Status.options.filter(
  (status) => movesFrom(status).length === 0,
)
