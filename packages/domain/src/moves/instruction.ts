import {
  bringIntoForce,
  type Effect,
  end,
  give,
  giveBack,
  type InstructionStatus,
  resume,
  to,
} from './instruction-state.ts'
import type { Mover, MoveRow } from './move.ts'

export type InstructionMove = MoveRow & {
  mover: Mover
  /** Where it may be made. */
  from: readonly InstructionStatus[]
  /** Where else a standing instruction may: it is in force although it was carried out. */
  standing?: readonly InstructionStatus[]
  leads: Effect
}

const client = { mover: 'client', needs: 'instructions.submit' } as const
const provider = { mover: 'provider', needs: 'instructions.process' } as const

/** The life cycle of a documented instruction (§8.3, §10.2, §10.3). */
export const instructionMoves = {
  record: {
    ...provider,
    from: [],
    leads: (state, at) => ({ ...state, status: 'awaiting_confirmation', recordedAt: at }),
    event: 'instruction.recorded',
    tells: ['members'],
    clause: '§ 8.3',
  },
  submit: {
    ...client,
    from: ['draft'],
    leads: give,
    event: 'instruction.submitted',
    confirms: 'instruction.submitted',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  confirm: {
    ...client,
    from: ['awaiting_confirmation', 'suspended'],
    leads: bringIntoForce,
    event: 'instruction.confirmed',
    confirms: {
      awaiting_confirmation: 'oral-instruction.confirmed',
      suspended: 'instruction.confirmed',
    },
    receipt: true,
    tells: ['staff'],
    clause: { awaiting_confirmation: '§ 8.3', suspended: '§ 10.2' },
  },
  amend: {
    ...client,
    from: ['suspended'],
    leads: resume,
    event: 'instruction.amended',
    confirms: 'instruction.amended',
    receipt: true,
    tells: ['staff'],
    clause: '§ 10.2',
  },
  present: {
    ...client,
    from: ['draft', 'awaiting_confirmation', 'suspended'],
    leads: to('awaiting_countersignature'),
    event: 'instruction.presented',
    confirms: {
      draft: 'instruction.submitted',
      awaiting_confirmation: 'oral-instruction.confirmed',
      suspended: 'instruction.amended',
    },
    tells: ['members'],
    clause: { draft: '§ 8.3', awaiting_confirmation: '§ 8.3', suspended: '§ 10.2' },
  },
  countersign: {
    ...client,
    from: ['awaiting_countersignature'],
    leads: bringIntoForce,
    event: 'instruction.countersigned',
    confirms: 'instruction.countersigned',
    receipt: true,
    tells: ['staff'],
    // To the provider a second signature brings what the first one could not yet.
    mail: {
      submitted: 'instruction.submitted',
      in_review: 'instruction.amended',
      in_progress: 'instruction.amended',
    },
    clause: '§ 8.3',
  },
  send_back: {
    ...client,
    from: ['awaiting_countersignature'],
    leads: giveBack,
    event: 'instruction.sent_back',
    tells: ['members'],
    clause: '§ 8.3',
  },
  reject: {
    ...client,
    from: ['awaiting_confirmation'],
    leads: end('void'),
    event: 'instruction.rejected',
    confirms: 'oral-instruction.rejected',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
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
    from: ['in_review', 'in_progress'],
    leads: to('suspended'),
    event: 'instruction.concern_raised',
    tells: ['members'],
    clause: '§ 10.2',
  },
  quote: {
    ...provider,
    from: ['in_review'],
    leads: to('awaiting_cost_approval'),
    event: 'instruction.quoted',
    tells: ['members'],
    clause: '§ 10.3',
  },
  approve_costs: {
    ...client,
    from: ['awaiting_cost_approval'],
    leads: to('in_review'),
    event: 'instruction.costs_approved',
    confirms: 'costs.approved',
    receipt: true,
    tells: ['staff'],
    mail: 'instruction.costs_decided',
    clause: '§ 10.3',
  },
  refuse_costs: {
    ...client,
    from: ['awaiting_cost_approval'],
    leads: to('in_review'),
    event: 'instruction.costs_refused',
    confirms: 'costs.refused',
    receipt: true,
    tells: ['staff'],
    mail: 'instruction.costs_decided',
    clause: '§ 10.3',
  },
  start: {
    ...provider,
    from: ['in_review'],
    leads: (state, at) => ({ ...state, status: 'in_progress', startedAt: at }),
    event: 'instruction.started',
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
    leads: (state) => ({ ...state, status: 'in_progress', executedAt: null }),
    event: 'instruction.defect_reported',
    tells: ['staff'],
    clause: '§ 8.3',
  },
  decline: {
    ...provider,
    from: ['in_review', 'in_progress'],
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
    from: ['awaiting_countersignature'],
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
