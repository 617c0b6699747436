import type { Mover, MoveRow } from './move.ts'

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
type Status = (typeof instructionStatuses)[number]

export type InstructionMove = MoveRow & {
  mover: Mover
  /** Where it may be made. */
  from: readonly Status[]
  /** Where else a standing instruction may: it is in force although it was carried out. */
  standing?: readonly Status[]
}

const client = { mover: 'client', needs: 'instructions.submit' } as const
const provider = { mover: 'provider', needs: 'instructions.process' } as const

/** The life cycle of a documented instruction (§8.3, §10.2, §10.3); where a move leads is said by `machine.ts`. */
export const instructionMoves = {
  record: {
    ...provider,
    from: [],
    event: 'instruction.recorded',
    tells: ['members'],
    clause: '§ 8.3',
  },
  submit: {
    ...client,
    from: ['draft'],
    event: 'instruction.submitted',
    confirms: 'instruction.submitted',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  confirm: {
    ...client,
    from: ['awaiting_confirmation', 'suspended'],
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
    event: 'instruction.amended',
    confirms: 'instruction.amended',
    receipt: true,
    tells: ['staff'],
    clause: '§ 10.2',
  },
  present: {
    ...client,
    from: ['draft', 'awaiting_confirmation', 'suspended'],
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
    event: 'instruction.countersigned',
    confirms: 'instruction.countersigned',
    receipt: true,
    tells: ['staff'],
    // To the provider a second signature brings what the first one could not yet.
    mail: { submitted: 'instruction.submitted', in_review: 'instruction.amended' },
    clause: '§ 8.3',
  },
  send_back: {
    ...client,
    from: ['awaiting_countersignature'],
    event: 'instruction.sent_back',
    tells: ['members'],
    clause: '§ 8.3',
  },
  reject: {
    ...client,
    from: ['awaiting_confirmation'],
    event: 'instruction.rejected',
    confirms: 'oral-instruction.rejected',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  acknowledge: {
    ...provider,
    from: ['submitted'],
    event: 'instruction.acknowledged',
    tells: ['members'],
    clause: '§ 8.3',
  },
  raise_concern: {
    ...provider,
    from: ['in_review'],
    event: 'instruction.concern_raised',
    tells: ['members'],
    clause: '§ 10.2',
  },
  quote: {
    ...provider,
    from: ['in_review'],
    event: 'instruction.quoted',
    tells: ['members'],
    clause: '§ 10.3',
  },
  approve_costs: {
    ...client,
    from: ['awaiting_cost_approval'],
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
    event: 'instruction.started',
    tells: ['members'],
    clause: '§ 8.3',
  },
  execute: {
    ...provider,
    from: ['in_progress'],
    event: 'instruction.executed',
    tells: ['members'],
    clause: '§ 8.3',
  },
  accept: {
    ...client,
    from: ['executed'],
    event: 'instruction.accepted',
    confirms: 'instruction.accepted',
    receipt: true,
    tells: ['staff'],
    clause: '§ 8.3',
  },
  report_defect: {
    ...client,
    from: ['executed'],
    event: 'instruction.defect_reported',
    tells: ['staff'],
    clause: '§ 8.3',
  },
  decline: {
    ...provider,
    from: ['in_review', 'in_progress'],
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
    event: 'instruction.withdrawn',
    confirms: 'instruction.withdrawn',
    receipt: true,
    tells: ['staff'],
    clause: '§ 10.2',
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
    event: 'instruction.expired',
    tells: ['members', 'staff'],
    clause: '§ 8.3',
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
} as const satisfies Record<string, MoveRow>

type Moves = typeof instructionMoves
export type InstructionMoveName = keyof Moves
/** Those that take a second factor. */
export type BindingMoveName = {
  [M in InstructionMoveName]: Moves[M] extends { confirms: unknown } ? M : never
}[InstructionMoveName]
