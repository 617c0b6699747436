import {
  agree,
  amend,
  beginInEmergency,
  confirm,
  countersign,
  disown,
  type Effect,
  end,
  enter,
  give,
  giveBack,
  type InstructionState,
  type InstructionStatus,
  isContestable,
  isContested,
  isUnconfirmed,
  present,
  settleContest,
  to,
} from './instruction-state.ts'
import type { Mover, MoveRow } from './move.ts'
import { agreesTo, holdsAlone } from './mutual.ts'

export type InstructionMove = MoveRow & {
  /** `either`: whose it is depends on who proposed. */
  mover: Mover | 'either'
  /** Whose it is then. */
  whose?: (state: InstructionState) => Mover | null
  /** Where it may be made. */
  from: readonly InstructionStatus[]
  /** Where else a standing instruction may: it is in force although it was carried out. */
  standing?: readonly InstructionStatus[]
  /** What else has to be so, of what stands beside the state. */
  when?: (state: InstructionState) => boolean
  leads: Effect
}

const client = { mover: 'client', needs: 'instructions.submit' } as const
const provider = { mover: 'provider', needs: 'instructions.process' } as const
/** What both sides do alike; the one that did not do it is told. */
const either = {
  mover: 'either',
  needs: 'instructions.agree',
  tells: ['members', 'staff'],
} as const
/** What one person of a client signs of it, where the client asks for two. */
const signer = { mover: 'client', needs: 'instructions.agree' } as const

/** Where what the provider entered may stand before it is carried out. */
const underWay = ['submitted', 'in_review', 'suspended', 'in_progress'] as const
const untilDone = [...underWay, 'executed'] as const
const changing = ['proposed', 'agreed'] as const

const isSettled: When = (state) => !isUnconfirmed(state) && !isContested(state)
/** A first signature waits for the second one, in a state of its own or beside one. */
const isSignedOnce: When = ({ status, isPresented }) =>
  status === 'awaiting_countersignature' || isPresented
const costsAreOpen: When = ({ status, costsAskedAt }) =>
  status === 'awaiting_cost_approval' || costsAskedAt !== null
/** Its entry is the provider's word alone: nobody confirmed it, and no letter is being worked on. */
const isMereEntry: When = (state) =>
  !state.isPresented &&
  state.agreedAt === null &&
  (isUnconfirmed(state) || (isContestable(state) && state.startedAt === null))

/** The client proposes it. */
const isOwnWording: When = ({ proposedBy }) => proposedBy === 'client'
/** What both agreed to neither of them changes or ends alone. */
const isOneSided: When = ({ agreedAt }) => agreedAt === null
const asProposed = { whose: holdsAlone, clause: '§ 8.2' } as const
const asAsked = { whose: agreesTo, clause: '§ 8.2' } as const

type When = (state: InstructionState) => boolean
const decideCosts: Effect = (state) => ({
  ...state,
  status: state.status === 'awaiting_cost_approval' ? 'in_review' : state.status,
  costsAskedAt: null,
})

/** The same word for each of these states. */
const each = <S extends string, W extends string>(states: readonly S[], word: W) =>
  // Every one of them is written here.
  Object.fromEntries(states.map((state) => [state, word])) as Record<S, W>
const whereTold = ['awaiting_confirmation', ...untilDone] as const
const confirmsTold = each(whereTold, 'oral-instruction.confirmed')
const asTold = each(whereTold, '§ 8.3')

/** The life cycle of a documented instruction (§8.3, §10.2, §10.3). */
export const instructionMoves = {
  record: {
    ...provider,
    from: [],
    leads: enter,
    event: 'instruction.recorded',
    tells: ['members'],
    clause: '§ 8.3',
  },
  /** A letter or an email is an instruction when it arrives (§9). */
  receive: {
    ...provider,
    from: [],
    leads: enter,
    event: 'instruction.received',
    receipt: true,
    tells: ['members'],
    clause: '§ 9',
  },
  correct: {
    ...provider,
    from: ['awaiting_confirmation', 'proposed', 'submitted', 'in_review', 'in_progress'],
    when: isMereEntry,
    leads: (state) => state,
    event: 'instruction.entry_corrected',
    tells: ['members'],
    clause: '§ 8.3',
  },
  take_back: {
    ...provider,
    from: ['awaiting_confirmation', 'proposed', ...underWay],
    when: isMereEntry,
    leads: end('void'),
    event: 'instruction.entry_taken_back',
    tells: ['members'],
    clause: '§ 8.3',
  },
  submit: {
    ...client,
    from: ['draft'],
    when: ({ proposedBy }) => proposedBy === null,
    leads: give,
    event: 'instruction.submitted',
    confirms: 'instruction.submitted',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  /** A change of the processing is not ordered: either side proposes it (§8.2, §16). */
  propose: {
    ...either,
    from: ['draft'],
    when: isOwnWording,
    whose: ({ proposedBy }) => proposedBy,
    leads: give,
    event: 'change.proposed',
    confirms: 'change.proposed',
    receipt: true,
    clause: '§ 8.2',
  },
  /** Another wording of what was proposed; whoever read the one before has agreed to nothing. */
  revise: {
    ...either,
    ...asProposed,
    from: ['proposed'],
    when: ({ recordedAt }) => recordedAt === null,
    leads: (state) => ({ ...state, isPresented: false }),
    event: 'change.revised',
    confirms: 'change.proposed',
    receipt: true,
  },
  /** The proposer takes it back before it is agreed. */
  retract: {
    ...either,
    ...asProposed,
    from: ['proposed'],
    leads: end('withdrawn'),
    event: 'change.retracted',
    confirms: 'change.retracted',
    receipt: true,
  },
  agree: {
    ...either,
    ...asAsked,
    from: ['proposed'],
    when: ({ isPresented, proposedBy }) => !isPresented || proposedBy === 'client',
    leads: agree,
    event: 'change.agreed',
    confirms: 'change.agreed',
    receipt: true,
  },
  refuse: {
    ...either,
    ...asAsked,
    from: ['proposed'],
    leads: end('declined'),
    event: 'change.refused',
    confirms: 'change.refused',
    receipt: true,
  },
  present_change: {
    ...signer,
    from: ['draft', 'proposed'],
    when: (state) => isOwnWording(state) && !state.isPresented && state.recordedAt === null,
    leads: present,
    event: 'change.presented',
    confirms: 'change.proposed',
    tells: ['members'],
    clause: '§ 8.2',
  },
  present_agreement: {
    ...signer,
    from: ['proposed'],
    when: (state) => !isOwnWording(state) && !state.isPresented,
    leads: present,
    event: 'change.agreement_presented',
    confirms: 'change.agreed',
    tells: ['members'],
    mail: 'change.presented',
    clause: '§ 8.2',
  },
  countersign_change: {
    ...signer,
    from: ['awaiting_countersignature', 'proposed'],
    when: (state) =>
      isOwnWording(state) &&
      isSignedOnce(state) &&
      (state.status === 'proposed' || state.submittedAt === null),
    leads: countersign,
    event: 'change.countersigned',
    confirms: 'change.proposed',
    receipt: true,
    tells: ['staff'],
    mail: 'change.proposed',
    clause: '§ 8.2',
  },
  countersign_agreement: {
    ...signer,
    from: ['proposed'],
    when: (state) => !isOwnWording(state) && isSignedOnce(state),
    leads: agree,
    event: 'change.agreement_countersigned',
    confirms: 'change.agreed',
    receipt: true,
    tells: ['staff'],
    mail: 'change.agreed',
    clause: '§ 8.2',
  },
  confirm: {
    ...client,
    from: ['awaiting_confirmation', ...untilDone],
    when: (state) =>
      (state.status === 'suspended' || isUnconfirmed(state)) &&
      !state.isPresented &&
      !isContested(state),
    leads: confirm,
    event: 'instruction.confirmed',
    confirms: {
      ...confirmsTold,
      suspended: 'instruction.confirmed',
    },
    receipt: true,
    tells: ['staff'],
    clause: { ...asTold, suspended: '§ 10.2' },
  },
  amend: {
    ...client,
    from: ['suspended'],
    when: (state) => !state.isPresented && isOneSided(state),
    leads: amend,
    event: 'instruction.amended',
    confirms: 'instruction.amended',
    receipt: true,
    tells: ['staff'],
    clause: '§ 10.2',
  },
  present: {
    ...client,
    from: ['draft', 'awaiting_confirmation', ...untilDone],
    when: (state) =>
      !state.isPresented &&
      !isContested(state) &&
      (isUnconfirmed(state) ||
        (state.status === 'draft' && state.proposedBy === null) ||
        // Of what was agreed nothing is left to be signed but an entry that nobody stands by.
        (state.status === 'suspended' && (isOneSided(state) || isContestable(state)))),
    leads: present,
    event: 'instruction.presented',
    confirms: {
      draft: 'instruction.submitted',
      ...confirmsTold,
      suspended: 'instruction.amended',
    },
    tells: ['members'],
    clause: {
      draft: '§ 8.3',
      ...asTold,
      suspended: '§ 10.2',
    },
  },
  countersign: {
    ...client,
    from: ['awaiting_countersignature', ...untilDone],
    when: (state) => isSignedOnce(state) && (state.submittedAt !== null || !isOwnWording(state)),
    leads: countersign,
    event: 'instruction.countersigned',
    confirms: 'instruction.countersigned',
    receipt: true,
    tells: ['staff'],
    // To the provider a second signature brings what the first one could not yet.
    mail: {
      submitted: 'instruction.submitted',
      agreed: 'instruction.confirmed',
      in_review: 'instruction.amended',
      in_progress: 'instruction.amended',
      suspended: 'instruction.confirmed',
      executed: 'instruction.confirmed',
    },
    clause: '§ 8.3',
  },
  send_back: {
    ...client,
    from: ['awaiting_countersignature', 'proposed', ...untilDone],
    when: isSignedOnce,
    leads: giveBack,
    event: 'instruction.sent_back',
    tells: ['members'],
    clause: '§ 8.3',
  },
  reject: {
    ...client,
    from: ['awaiting_confirmation', ...untilDone],
    when: (state) => isUnconfirmed(state) && !isContested(state),
    leads: disown,
    event: 'instruction.rejected',
    confirms: 'oral-instruction.rejected',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  /** "Not from us": of a letter or an email, which counts without anybody's confirmation. */
  contest: {
    ...client,
    from: [...changing, ...untilDone, 'closed', 'declined', 'withdrawn', 'expired'],
    when: isContestable,
    leads: disown,
    event: 'instruction.contested',
    confirms: 'instruction.contested',
    receipt: true,
    tells: ['staff'],
    clause: '§ 9',
  },
  settle_contest: {
    ...provider,
    from: ['executed', 'closed', 'declined', 'withdrawn', 'expired', 'void'],
    when: isContested,
    leads: settleContest,
    event: 'instruction.contest_settled',
    tells: ['members'],
    clause: '§ 9',
  },
  acknowledge: {
    ...provider,
    from: ['submitted'],
    leads: (state, at) => ({ ...state, status: 'in_review', acknowledgedAt: at }),
    event: 'instruction.acknowledged',
    tells: ['members'],
    clause: '§ 8.3',
  },
  raise_concern: {
    ...provider,
    from: ['agreed', 'in_review', 'in_progress'],
    leads: to('suspended'),
    event: 'instruction.concern_raised',
    tells: ['members'],
    clause: '§ 10.2',
  },
  quote: {
    ...provider,
    from: ['agreed', 'in_review', 'in_progress'],
    when: ({ costsAskedAt }) => costsAskedAt === null,
    leads: (state, at) => ({ ...state, costsAskedAt: at }),
    event: 'instruction.quoted',
    tells: ['members'],
    clause: '§ 10.3',
  },
  approve_costs: {
    ...client,
    from: ['awaiting_cost_approval', 'agreed', 'in_review', 'suspended', 'in_progress', 'executed'],
    when: costsAreOpen,
    leads: decideCosts,
    event: 'instruction.costs_approved',
    confirms: 'costs.approved',
    receipt: true,
    tells: ['staff'],
    mail: 'instruction.costs_decided',
    clause: '§ 10.3',
  },
  refuse_costs: {
    ...client,
    from: ['awaiting_cost_approval', 'agreed', 'in_review', 'suspended', 'in_progress', 'executed'],
    when: costsAreOpen,
    leads: decideCosts,
    event: 'instruction.costs_refused',
    confirms: 'costs.refused',
    receipt: true,
    tells: ['staff'],
    mail: 'instruction.costs_decided',
    clause: '§ 10.3',
  },
  start: {
    ...provider,
    from: ['agreed', 'in_review'],
    when: (state) => !isUnconfirmed(state),
    leads: (state, at) => ({ ...state, status: 'in_progress', startedAt: at }),
    event: 'instruction.started',
    tells: ['members'],
    clause: '§ 8.3',
  },
  /** What was only told is begun before its confirmation as an emergency alone, with a reason that stays on record. */
  start_emergency: {
    ...provider,
    from: ['awaiting_confirmation', 'submitted', 'in_review'],
    when: isUnconfirmed,
    leads: beginInEmergency,
    event: 'instruction.started_in_emergency',
    tells: ['members'],
    clause: '§ 8.3',
  },
  execute: {
    ...provider,
    from: ['in_progress'],
    leads: (state, at) => ({ ...state, status: 'executed', executedAt: at }),
    event: 'instruction.executed',
    tells: ['members'],
    clause: '§ 8.3',
  },
  accept: {
    ...client,
    from: ['executed'],
    when: isSettled,
    leads: end('closed'),
    event: 'instruction.accepted',
    confirms: 'instruction.accepted',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  report_defect: {
    ...client,
    from: ['executed'],
    when: isSettled,
    leads: (state) => ({ ...state, status: 'in_progress', executedAt: null }),
    event: 'instruction.defect_reported',
    tells: ['staff'],
    clause: '§ 8.3',
  },
  decline: {
    ...provider,
    from: ['in_review', 'in_progress'],
    when: isOneSided,
    leads: end('declined'),
    event: 'instruction.declined',
    tells: ['members'],
    clause: '§ 2',
  },
  withdraw: {
    ...client,
    from: [
      'awaiting_countersignature',
      'submitted',
      'in_review',
      'suspended',
      'awaiting_cost_approval',
      'in_progress',
    ],
    standing: ['executed', 'closed'],
    // What was agreed ends so where the provider does not want it any more either: it holds it to be unlawful.
    when: (state) => isOneSided(state) || state.status === 'suspended',
    leads: end('withdrawn'),
    event: 'instruction.withdrawn',
    confirms: 'instruction.withdrawn',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  expire: {
    mover: 'clock',
    needs: null,
    from: [],
    standing: [
      'awaiting_countersignature',
      'proposed',
      'agreed',
      'submitted',
      'in_review',
      'suspended',
      'awaiting_cost_approval',
      'in_progress',
      'executed',
      'closed',
    ],
    leads: end('expired'),
    event: 'instruction.expired',
    tells: ['members', 'staff'],
    clause: '§ 8.3',
  },
  /** Whoever signed first may not instruct any more: the signature ended with the authority. */
  lapse: {
    mover: 'clock',
    needs: null,
    from: ['awaiting_countersignature', 'proposed', ...untilDone],
    when: isSignedOnce,
    leads: giveBack,
    event: 'instruction.signature_lapsed',
    tells: ['members'],
    mail: 'instruction.sent_back',
    clause: '§ 9',
  },
} as const satisfies Record<string, InstructionMove>

/** What else the evidence log keeps of an instruction; it stays where it stands. */
export const instructionAsides = {
  read_concern: {
    mover: 'client',
    needs: 'instructions.read',
    event: 'instruction.concern_read',
    tells: [],
    clause: '§ 10.2',
  },
  attach: {
    mover: 'client',
    needs: 'instructions.draft',
    event: 'attachment.added',
    tells: [],
    clause: '§ 10.2',
  },
  /** A message orders nothing and confirms nothing; the other side is mailed about it by itself. */
  message: {
    mover: 'either',
    needs: 'instructions.write',
    event: 'instruction.message_written',
    tells: [],
    clause: null,
  },
} as const satisfies Record<string, MoveRow>

type Moves = typeof instructionMoves
export type InstructionMoveName = keyof Moves
/** Those that take a second factor. */
export type BindingMoveName = {
  [M in InstructionMoveName]: Moves[M] extends { confirms: unknown } ? M : never
}[InstructionMoveName]
