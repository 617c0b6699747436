import { permissionsOf } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import type {
  Concern,
  CostEstimate,
  Instruction,
  InstructionEvent,
} from '@portal/domain/instructions/contract'
import type { ExecutionReport } from '@portal/domain/instructions/execution'
import type { Provider } from '@portal/domain/provider/contract'
import type { Receipt } from '@portal/domain/receipts/contract'
import { sampleProvider } from '../provider/sample.ts'

/** For tests: an instruction of Praxis Sommer, a draft unless told otherwise. */
export const id = '0198c5a2-0000-7000-8000-000000000001'
export const clientId = '0198c5a2-0000-7000-8000-000000000002'
const at = '2026-11-20T08:12:00.000Z'

export const instruction = (change: Partial<Instruction> = {}): Instruction => ({
  id,
  isDoubtful: false,
  contestedAgreement: null,
  clientId,
  clientName: 'Praxis Sommer',
  number: null,
  status: 'draft',
  version: 3,
  kind: 'erasure',
  title: 'Akte löschen',
  urgency: 'normal',
  wishedDate: null,
  createdAt: at,
  updatedAt: at,
  submittedAt: null,
  text: 'Bitte löschen Sie die Akte 4711.\n\n  Die Abrechnung bleibt.',
  systems: ['thera-pi.online'],
  dataCategories: [],
  dataSubjects: [],
  urgencyReason: null,
  validFrom: null,
  validUntil: null,
  proposedBy: null,
  agreedAt: null,
  proposer: null,
  agreedBy: null,
  draftedBy: 'Miriam Vogt',
  textSha256: 'ab'.repeat(32),
  givenBy: null,
  receipt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  endedAt: null,
  endReason: null,
  channel: 'portal',
  statusSince: at,
  confirmedAt: null,
  costsAskedAt: null,
  contestedAt: null,
  contestSettledAt: null,
  recordedAt: null,
  emergencyReason: null,
  details: null,
  revision: 1,
  oral: null,
  presented: null,
  countersignedBy: null,
  receipts: [],
  execution: null,
  executions: [],
  concerns: [],
  costEstimates: [],
  attachments: [],
  messages: [],
  notes: null,
  patientData: [],
  events: [],
  ...change,
})

/** The receipt of its submission. */
export const receipt: Receipt = {
  id: '0198c5a2-0000-7000-8000-0000000000f1',
  number: 'Q-2026-00012',
  act: 'instruction.submitted',
  sha256: 'cd'.repeat(32),
  issuedAt: at,
}

/** A step of the way, the first one unless told otherwise. */
export const event = (change: Partial<InstructionEvent>): InstructionEvent => ({
  at,
  move: 'submit',
  to: 'submitted',
  by: 'Lukas Huber',
  side: 'client',
  note: null,
  revision: 1,
  ...change,
})

/** The same, given by Lukas Huber. */
export const given = (change: Partial<Instruction> = {}): Instruction =>
  instruction({
    number: 'W-2026-0007',
    status: 'submitted',
    version: 4,
    submittedAt: at,
    givenBy: {
      userId: id,
      name: 'Lukas Huber',
      function: 'Praxisleitung',
      authorisationId: id,
      authorisedSince: '2026-01-01',
      authenticatedBy: 'password+totp',
    },
    receipt,
    receipts: [receipt],
    events: [event({})],
    ...change,
  })

type Who = 'authorised' | 'member' | 'viewer' | 'staff' | 'auditor'

export function sessionOf(who: Who): Session {
  const isStaff = who === 'staff' || who === 'auditor'
  const role = who === 'authorised' ? 'manager' : who
  return {
    user: { id, email: 'lukas@praxis.example', name: 'Lukas Huber', locale: 'de' },
    side: isStaff ? 'provider' : 'client',
    role,
    authorisation:
      who === 'authorised' ? { id, function: 'Praxisleitung', validFrom: '2026-01-01' } : null,
    permissions: permissionsOf(
      role === 'staff' || role === 'auditor'
        ? { side: 'provider', role }
        : { side: 'client', role, authorised: who === 'authorised' },
    ),
    memberships: [],
    activeClient: isStaff ? null : { id: clientId, name: 'Praxis Sommer' },
    security: { authenticatedBy: 'totp', recoveryCodesLeft: 10, recoveryCodesConfirmed: true },
    reauthenticatedUntil: null,
    idleUntil: at,
    expiresAt: at,
  }
}

/** A concern nobody has answered yet. */
export const concern: Concern = {
  sequence: 1,
  norm: '§ 630f Abs. 3 BGB',
  reasoning: 'Die Frist läuft noch.',
  suspended: 'Das Löschen der Akte.',
  continues: 'Die Sperrung der Akte.',
  askedOfClient: 'Bitte prüfen Sie die Frist.',
  by: 'Eva Brandl',
  sentAt: at,
  firstReadAt: at,
  firstReadBy: 'Miriam Vogt',
  answer: null,
  answeredBy: null,
  answeredAt: null,
}

/** An estimate nobody has decided yet. */
export const estimate: CostEstimate = {
  sequence: 1,
  amountCents: 12_050,
  vatPercent: 19,
  grossCents: 14_340,
  workWaits: false,
  basis: 'Zwei Stunden.',
  by: 'Eva Brandl',
  at,
  decision: null,
  remark: null,
  decidedBy: null,
  decidedAt: null,
}

export const report: ExecutionReport = {
  report: 'Gelöscht und geprüft.',
  executedFrom: at,
  executedUntil: at,
  result: 'Vollständig gelöscht.',
  evidence: null,
  subprocessorsInformed: null,
  remaining: null,
  deletion: null,
  by: 'Eva Brandl',
  at,
}

/** Whom instructions go to. */
export const provider: Provider = {
  ...sampleProvider,
  name: 'Zerer IT',
  address: { street: 'Gasse 1', postalCode: '94036', city: 'Passau', country: 'DE' },
  contact: {
    name: 'R. Zerer',
    department: null,
    role: 'contact',
    email: 'r@zerer.example',
    phone: null,
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: [],
}
