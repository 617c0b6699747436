import { z } from 'zod'
import { ClientRole } from '../access.ts'
import { UserId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { prose } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'
import { Invite, RegisterFields } from './contract.ts'
import { ProposedKind } from './proposed-kind.ts'

const { enum: kind } = ProposedKind
const seen = { personId: z.uuid(), version: z.int().min(1) }

/** What the provider writes down of the client's people and may not say for it. */
export const Proposed = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(kind['entry.add']), entry: RegisterFields }),
  z.strictObject({ kind: z.literal(kind['entry.change']), ...seen, entry: RegisterFields }),
  z.strictObject({
    kind: z.literal(kind['entry.end']),
    ...seen,
    lastDay: CalendarDate.nullable().default(null),
  }),
  z.strictObject({ kind: z.literal(kind.invitation), invite: Invite.omit({ ground: true }) }),
  z.strictObject({ kind: z.literal(kind.role), userId: UserId, role: ClientRole }),
])
export type Proposed = z.output<typeof Proposed>

export const Propose = z.strictObject({
  proposed: Proposed,
  secondFactor: SecondFactor.optional(),
})
export type Propose = z.output<typeof Propose>

export const ConfirmProposal = z.strictObject({ secondFactor: SecondFactor.optional() })
export type ConfirmProposal = z.output<typeof ConfirmProposal>

export const RefuseProposal = z.strictObject({ reason: prose(2_000) })
export type RefuseProposal = z.output<typeof RefuseProposal>

/** `waiting` counts for nothing until the client has confirmed it. */
export const ProposalStatus = z.enum(['waiting', 'confirmed', 'refused', 'withdrawn'])
export type ProposalStatus = z.output<typeof ProposalStatus>

export const Proposal = z.object({
  id: z.uuid(),
  proposed: Proposed,
  /** Whom it is about, by the name it had when it was written down. */
  name: z.string(),
  status: ProposalStatus,
  proposedBy: z.string(),
  proposedAt: Instant,
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  authenticatedBy: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whether whoever asks may confirm it. */
  mayConfirm: z.boolean(),
})
export type Proposal = z.output<typeof Proposal>
