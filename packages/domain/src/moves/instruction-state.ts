import type { Instant } from '../time.ts'

export const instructionStatuses = [
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
] as const
export type InstructionStatus = (typeof instructionStatuses)[number]

/** Where an instruction stands, and the milestones that its state implies. */
export type InstructionState = {
  status: InstructionStatus
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

/** What a move makes of the state it is made in. */
export type Effect = (state: InstructionState, at: Instant) => InstructionState

export const to =
  (status: InstructionStatus): Effect =>
  (state) => ({ ...state, status })

export const end =
  (status: InstructionStatus): Effect =>
  (state, at) => ({ ...state, status, endedAt: at })

export const give: Effect = (state, at) => ({ ...state, status: 'submitted', submittedAt: at })

/** Where the provider stood with it before it rested. */
export const resume: Effect = (state) => ({
  ...state,
  status: state.startedAt ? 'in_progress' : 'in_review',
})

/** What the provider has taken up goes on where it stood; what it has not is given by it. */
export const bringIntoForce: Effect = (state, at) =>
  state.acknowledgedAt ? resume(state, at) : give(state, at)

/** What awaits a second signature goes back to where the first one found it. */
export const giveBack: Effect = (state) => ({
  ...state,
  status: state.acknowledgedAt ? 'suspended' : state.recordedAt ? 'awaiting_confirmation' : 'draft',
})
