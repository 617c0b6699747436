import type { Instant } from '../time.ts'
import { agreed, isProposed, type Mutual } from './mutual.ts'

export const instructionStatuses = [
  'draft',
  'awaiting_countersignature',
  /** Of entries from before confirmation was a fact beside the state; none begins here any more. */
  'awaiting_confirmation',
  /** A change that the other side has not agreed to yet (§8.2). */
  'proposed',
  /** A change that both sides have agreed to, and that is to be carried out. */
  'agreed',
  'submitted',
  'in_review',
  'suspended',
  /** Of estimates from before costs were a fact beside the state; none begins here any more. */
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

export const instructionChannels = ['portal', 'oral', 'letter', 'email'] as const
export type InstructionChannel = (typeof instructionChannels)[number]

/** Where an instruction stands, the milestones that its state implies, and what is open beside it. */
export type InstructionState = Mutual & {
  status: InstructionStatus
  /** It has a validity: it stands until its last day, or until it is withdrawn. */
  isStanding: boolean
  channel: InstructionChannel
  /** Entered by the provider, which was told it or had it by letter or email (§8.3, §9). */
  recordedAt: Instant | null
  submittedAt: Instant | null
  acknowledgedAt: Instant | null
  startedAt: Instant | null
  /** The latest execution; none while a defect of it is being mended. */
  executedAt: Instant | null
  endedAt: Instant | null
  /** An authorised person stands by what the provider entered. */
  confirmedAt: Instant | null
  /** A first signature under a confirmation waits for the second one; nothing rests for it. */
  isPresented: boolean
  /** An estimate waits for a decision (§10.3); nothing rests for it. */
  costsAskedAt: Instant | null
  /** "Not from us", when it was begun or carried out already. */
  contestedAt: Instant | null
  /** The provider has settled with the client what becomes of it. */
  contestSettledAt: Instant | null
}

/** What a move makes of the state it is made in. */
export type Effect = (state: InstructionState, at: Instant) => InstructionState

/** Told by word of mouth, and nobody of the client stands by it yet (§8.3). */
export const isUnconfirmed = ({
  status,
  channel,
  confirmedAt,
}: Pick<InstructionState, 'status' | 'channel' | 'confirmedAt'>): boolean =>
  confirmedAt === null && (channel === 'oral' || status === 'awaiting_confirmation')

/**
 * Entered with its letter or email, and given by nobody in the portal: who it is from may say that it is not (§8.3), and of
 * what has ended as long as something of it was begun.
 */
export const isContestable = ({
  status,
  channel,
  confirmedAt,
  contestedAt,
  startedAt,
  endedAt,
}: InstructionState): boolean =>
  (channel === 'letter' || channel === 'email') &&
  status !== 'awaiting_confirmation' &&
  confirmedAt === null &&
  contestedAt === null &&
  (endedAt === null || startedAt !== null)

/** Begun or carried out, and the client says it was never ordered: the provider's task until both have settled it. */
export const isContested = ({
  contestedAt,
  contestSettledAt,
}: Pick<InstructionState, 'contestedAt' | 'contestSettledAt'>): boolean =>
  contestedAt !== null && contestSettledAt === null

export const to =
  (status: InstructionStatus): Effect =>
  (state) => ({ ...state, status })

/** Nothing is asked any more of what has ended. */
export const end =
  (status: InstructionStatus): Effect =>
  (state, at) => ({ ...state, status, endedAt: at, isPresented: false, costsAskedAt: null })

/** What one side orders is given; what both have to agree to is proposed. */
export const give: Effect = (state, at) => ({
  ...state,
  status: state.proposedBy ? 'proposed' : 'submitted',
  submittedAt: at,
})

/** Whoever agrees has taken it up. */
export const agree: Effect = (state, at) => ({
  ...agreed(state, at),
  status: 'agreed',
  acknowledgedAt: at,
  isPresented: false,
})

/** What the provider enters is given when it arrived, not when it was entered. */
export const enter: Effect = (state, at) => ({ ...give(state, at), recordedAt: at })

/** Where the provider stood with it before it rested. */
const resume: Effect = (state) => ({
  ...state,
  status: state.startedAt ? 'in_progress' : state.agreedAt ? 'agreed' : 'in_review',
})

const standBy: Effect = (state, at) => ({
  ...state,
  isPresented: false,
  confirmedAt: state.channel === 'portal' ? null : (state.confirmedAt ?? at),
})

/** Somebody of the client stands by it from now on; it goes on where it stands, and what rested goes on where it stood. */
export const confirm: Effect = (state, at) => {
  const { status } = state
  const confirmed = standBy(state, at)
  if (status === 'awaiting_confirmation') return give(confirmed, at)
  return status === 'suspended' ? resume(confirmed, at) : confirmed
}

/** Another wording: what the provider has taken up goes on where it stood. */
export const amend: Effect = (state, at) => resume(standBy(state, at), at)

/** A confirmation or an agreement waits beside the state; whatever else is to be signed twice waits in a state of its own. */
export const present: Effect = (state) =>
  state.submittedAt !== null &&
  state.status !== 'suspended' &&
  (isUnconfirmed(state) || isProposed(state))
    ? { ...state, isPresented: true }
    : { ...state, status: 'awaiting_countersignature' }

/** What awaited a second signature has it. */
export const countersign: Effect = (state, at) => {
  const signed = standBy(state, at)
  if (state.isPresented) return signed
  return state.acknowledgedAt ? resume(signed, at) : give(signed, at)
}

/** What awaits a second signature goes back to where the first one found it. */
export const giveBack: Effect = (state) => {
  if (state.isPresented) return { ...state, isPresented: false }
  const { acknowledgedAt, recordedAt } = state
  return {
    ...state,
    status: acknowledgedAt ? 'suspended' : recordedAt ? 'awaiting_confirmation' : 'draft',
  }
}

/** "Not from us": it is void; what has ended or is carried out stays so, and what was begun is the provider's task. */
export const disown: Effect = (state, at) => {
  const isOver = state.executedAt !== null || state.endedAt !== null
  const after = isOver ? { ...state, isPresented: false } : end('void')(state, at)
  return state.startedAt ? { ...after, contestedAt: at } : after
}

/** What was carried out stays carried out; it is no instruction, and nobody has to accept it. */
export const settleContest: Effect = (state, at) => ({
  ...(state.endedAt ? state : end('void')(state, at)),
  contestSettledAt: at,
})

/** Begun before anybody confirmed it, because it could not wait (§8.3). */
export const beginInEmergency: Effect = (state, at) => ({
  ...state,
  status: 'in_progress',
  submittedAt: state.submittedAt ?? state.recordedAt,
  acknowledgedAt: state.acknowledgedAt ?? at,
  startedAt: at,
})
