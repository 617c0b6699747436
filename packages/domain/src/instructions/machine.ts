import { z } from 'zod'
import { AppError } from '../fault.ts'
import type { Instant } from '../time.ts'

/** The life cycle of a documented instruction (§8.3, §10.2, §10.3). */
export const Status = z.enum([
  'draft',
  'awaiting_countersignature',
  'awaiting_confirmation',
  'submitted',
  'in_review',
  'suspended',
  'awaiting_cost_approval',
  'in_progress',
  'executed',
  'closed',
  'declined',
  'withdrawn',
  'void',
  'expired',
])
export type Status = z.output<typeof Status>

/** Whose a move is; `clock` is what happens by itself when its day has come. */
export type Mover = 'client' | 'provider' | 'clock'

export const MoveType = z.enum([
  'record',
  'submit',
  'present',
  'countersign',
  'send_back',
  'confirm',
  'reject',
  'acknowledge',
  'raise_concern',
  'amend',
  'quote',
  'approve_costs',
  'refuse_costs',
  'start',
  'execute',
  'accept',
  'report_defect',
  'decline',
  'withdraw',
  'expire',
])
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

type Move = (state: State, at: Instant) => State
type Row = { [M in MoveType]?: Move }

const to =
  (status: Status): Move =>
  (state) => ({ ...state, status })
const end =
  (status: Status): Move =>
  (state, at) => ({ ...state, status, endedAt: at })
const give: Move = (state, at) => ({ ...state, status: 'submitted', submittedAt: at })
const withdraw = end('withdrawn')
const expire = end('expired')

/** What awaits a second signature goes back to where the first one found it. */
const sendBack: Move = (state) => ({
  ...state,
  status: state.acknowledgedAt ? 'suspended' : state.recordedAt ? 'awaiting_confirmation' : 'draft',
})
/** With the second signature the text is in force: for the first time, or as the amended one. */
const countersign: Move = (state, at) =>
  state.acknowledgedAt ? { ...state, status: 'in_review' } : give(state, at)

/** The whole life cycle. A move that is not written here does not exist. */
const moves: Record<Status, Row> = {
  draft: { submit: give, present: to('awaiting_countersignature') },
  awaiting_countersignature: { countersign, send_back: sendBack, withdraw },
  awaiting_confirmation: {
    confirm: give,
    present: to('awaiting_countersignature'),
    reject: end('void'),
  },
  submitted: {
    acknowledge: (state, at) => ({ ...state, status: 'in_review', acknowledgedAt: at }),
    withdraw,
    expire,
  },
  in_review: {
    raise_concern: to('suspended'),
    quote: to('awaiting_cost_approval'),
    start: (state, at) => ({ ...state, status: 'in_progress', startedAt: at }),
    decline: end('declined'),
    withdraw,
    expire,
  },
  suspended: {
    confirm: to('in_review'),
    amend: to('in_review'),
    present: to('awaiting_countersignature'),
    withdraw,
    expire,
  },
  awaiting_cost_approval: {
    approve_costs: to('in_review'),
    refuse_costs: to('in_review'),
    withdraw,
    expire,
  },
  in_progress: {
    execute: (state, at) => ({ ...state, status: 'executed', executedAt: at }),
    decline: end('declined'),
    withdraw,
    expire,
  },
  executed: {
    accept: end('closed'),
    report_defect: (state) => ({ ...state, status: 'in_progress', executedAt: null }),
    withdraw,
    expire,
  },
  closed: { withdraw, expire },
  declined: {},
  withdrawn: {},
  void: {},
  expired: {},
}

/** What only a standing instruction can do: it is in force although it was carried out. */
const onlyStanding: { [S in Status]?: readonly MoveType[] } = {
  submitted: ['expire'],
  in_review: ['expire'],
  suspended: ['expire'],
  awaiting_cost_approval: ['expire'],
  in_progress: ['expire'],
  executed: ['withdraw', 'expire'],
  closed: ['withdraw', 'expire'],
}

/** Who may make a move at all; the permission of the route says which of them. */
export const moverOf: Record<MoveType, Mover> = {
  record: 'provider',
  submit: 'client',
  present: 'client',
  countersign: 'client',
  send_back: 'client',
  confirm: 'client',
  reject: 'client',
  acknowledge: 'provider',
  raise_concern: 'provider',
  amend: 'client',
  quote: 'provider',
  approve_costs: 'client',
  refuse_costs: 'client',
  start: 'provider',
  execute: 'provider',
  accept: 'client',
  report_defect: 'client',
  decline: 'provider',
  withdraw: 'client',
  expire: 'clock',
}

/** Where an oral instruction begins: void unless an authorised person confirms it (§8.3). */
export const recorded = (state: State, at: Instant): State => ({
  ...state,
  status: 'awaiting_confirmation',
  recordedAt: at,
})

/** The state after a move. Throws `illegal-move` where the table has no such row. */
export function transition(state: State, move: MoveType, at: Instant): State {
  const apply = movesOf(state).includes(move) ? moves[state.status][move] : undefined
  if (!apply) throw new AppError({ code: 'illegal-move', from: state.status, move })
  return apply(state, at)
}

/** The moves that exist from where an instruction stands, of one mover or of all. */
export function movesOf(
  { status, isStanding }: Pick<State, 'status' | 'isStanding'>,
  mover?: Mover,
): MoveType[] {
  // The keys of one row of `moves` are move types by construction.
  const all = Object.keys(moves[status]) as MoveType[]
  const barred = isStanding ? [] : (onlyStanding[status] ?? [])
  return all.filter(
    (move) => !barred.includes(move) && (mover === undefined || moverOf[move] === mover),
  )
}

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
