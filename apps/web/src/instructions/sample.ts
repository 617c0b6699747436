import { permissionsOf } from '@portal/domain/access'
import type { Session } from '@portal/domain/accounts/contract'
import type { Instruction } from '@portal/domain/instructions/contract'

/** For tests: an instruction of Praxis Sommer, a draft unless told otherwise. */
export const id = '0198c5a2-0000-7000-8000-000000000001'
export const clientId = '0198c5a2-0000-7000-8000-000000000002'
const at = '2026-11-20T08:12:00.000Z'

export const instruction = (change: Partial<Instruction> = {}): Instruction => ({
  id,
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
  draftedBy: 'Miriam Vogt',
  textSha256: 'ab'.repeat(32),
  givenBy: null,
  receipt: null,
  acknowledgedAt: null,
  startedAt: null,
  executedAt: null,
  declinedAt: null,
  declineReason: null,
  execution: null,
  events: [],
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
    receipt: {
      number: 'Q-2026-00012',
      act: 'instruction.submitted',
      sha256: 'cd'.repeat(32),
      issuedAt: at,
    },
    events: [
      { at, move: 'submit', to: 'submitted', by: 'Lukas Huber', side: 'client', note: null },
    ],
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
