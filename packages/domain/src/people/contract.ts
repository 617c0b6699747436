import { z } from 'zod'
import { ClientRole, Side, StaffRole } from '../access.ts'
import { Locale, TotpCode, UserId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { MailAddress } from '../mail-address.ts'
import { MailStatus } from '../mails/contract.ts'
import { line, prose } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'
import { CitedDocument, Ground } from './ground.ts'

export const Member = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  role: ClientRole,
  locale: Locale,
  authorised: z.boolean(),
  secondFactor: z.boolean(),
  since: Instant,
  /** Who made the access, and on what ground; null: neither was kept. */
  ground: Ground.nullable(),
  /** A reset of the second factor that is under way, and whether it waits for a second person of the provider. */
  factorReset: z
    .object({ id: z.uuid(), needsApproval: z.boolean(), startedBy: z.string() })
    .nullable(),
})
export type Member = z.output<typeof Member>

/** What the provider cites for what is the client's to say. */
const cited = { ground: CitedDocument.optional() }

export const ChangeMember = z.strictObject({ role: ClientRole, ...cited })
export type ChangeMember = z.output<typeof ChangeMember>

/** `open` until accepted or revoked; `expired` is an open one whose link is too old, and may be renewed. */
export const InvitationStatus = z.enum(['open', 'expired', 'accepted', 'revoked'])
export type InvitationStatus = z.output<typeof InvitationStatus>

const invitation = {
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  status: InvitationStatus,
  invitedBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  acceptedAt: Instant.nullable(),
  /** Whoever invited, by name, where the invitation ended with their right to. */
  endedWith: z.string().nullable(),
  /** What became of the mail with the link: it waits, is on its way, was taken by the mail server, or given up. */
  mail: MailStatus,
  /** When a new link was mailed last; null: the first one is the only one. */
  renewedAt: Instant.nullable(),
  /** When the page behind the link first asked what it invites to. */
  openedAt: Instant.nullable(),
}
export const Invitation = z.object({
  ...invitation,
  role: ClientRole,
  ground: Ground.nullable(),
})
export type Invitation = z.output<typeof Invitation>
export const StaffInvitation = z.object({ ...invitation, role: StaffRole })
export type StaffInvitation = z.output<typeof StaffInvitation>

const invite = { email: MailAddress, name: line(200), locale: Locale.default('de') }
export const Invite = z.strictObject({ ...invite, role: ClientRole, ...cited })
export type Invite = z.output<typeof Invite>
export const InviteStaff = z.strictObject({ ...invite, role: StaffRole })
export type InviteStaff = z.output<typeof InviteStaff>

/** An entry of the §9 register: who may instruct, since when, for whom they stand in. */
export const AuthorisedPerson = z.object({
  id: z.uuid(),
  userId: UserId.nullable(),
  name: z.string(),
  function: z.string(),
  phone: z.string().nullable(),
  email: z.string(),
  validFrom: CalendarDate,
  /** The last day on which it is valid. */
  validUntil: CalendarDate.nullable(),
  /** The moment it was ended with immediate effect, which counts before `validUntil`. */
  endedAt: Instant.nullable(),
  deputyOf: z.string().nullable(),
  deputyOfId: z.uuid().nullable(),
  current: z.boolean(),
  /** Who made the entry as it stands, and on what ground. */
  ground: Ground,
  /** Somebody of the client says that what is cited is not theirs; it ended with that. */
  contested: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
  /** §9: validity and three full calendar years. Null while no end is known. */
  keptUntil: CalendarDate.nullable(),
  version: z.int(),
})
export type AuthorisedPerson = z.output<typeof AuthorisedPerson>

const person = {
  /** The member who may instruct; null for somebody without access, who is only named. */
  userId: UserId.nullable().default(null),
  name: line(200),
  function: line(200),
  phone: line(60).nullable().default(null),
  email: MailAddress,
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable().default(null),
  deputyOfId: z.uuid().nullable().default(null),
}
const inOrder = ({ validFrom, validUntil }: { validFrom: string; validUntil: string | null }) =>
  validUntil === null || validFrom <= validUntil
const order = {
  error: 'ends before it begins',
  path: ['validUntil'],
  params: { rule: 'range-reversed' },
}

/** A whole entry of the register, new or anew; what it was before stays in its history. */
export const RegisterFields = z.strictObject(person).refine(inOrder, order)
export type RegisterFields = z.output<typeof RegisterFields>
export const RegisterEntry = z
  .strictObject({ ...person, ...cited, secondFactor: SecondFactor.optional() })
  .refine(inOrder, order)
export type RegisterEntry = z.output<typeof RegisterEntry>

/** Ends an entry: at once without a day, otherwise after that day. */
export const EndAuthorisedPerson = z.strictObject({
  lastDay: CalendarDate.nullable().default(null),
  ...cited,
  secondFactor: SecondFactor.optional(),
})
export type EndAuthorisedPerson = z.output<typeof EndAuthorisedPerson>

/** The client says that what the provider cites for an entry is not its own; the entry ends at once. */
export const ContestEntry = z.strictObject({
  reason: prose(2_000),
  secondFactor: SecondFactor.optional(),
})
export type ContestEntry = z.output<typeof ContestEntry>

/** One line of an entry's history, with the entry as it stood afterwards. */
export const AuthorisedPersonChange = z.object({
  sequence: z.int(),
  at: Instant,
  what: z.enum(['recorded', 'added', 'changed', 'ended', 'contested']),
  by: z.string(),
  side: Side,
  authenticatedBy: z.string().nullable(),
  ground: Ground,
  reason: z.string().nullable(),
  entry: z.object({
    name: z.string(),
    function: z.string(),
    phone: z.string().nullable(),
    email: z.string(),
    validFrom: CalendarDate,
    validUntil: CalendarDate.nullable(),
    endedAt: Instant.nullable(),
    deputyOf: z.string().nullable(),
  }),
})
export type AuthorisedPersonChange = z.output<typeof AuthorisedPersonChange>

/** Whether a second authorised person has to sign what the client orders. */
export const FourEyes = z.strictObject({
  required: z.boolean(),
  secondFactor: SecondFactor.optional(),
})
export type FourEyes = z.output<typeof FourEyes>

/** How somebody made sure that it is really that person who lost the phone. */
export const IdentityCheck = z.strictObject({
  method: z.enum(['in-person', 'video', 'known-number', 'letter']),
  note: prose(2_000),
})
export type IdentityCheck = z.output<typeof IdentityCheck>

export const StartFactorReset = z.strictObject({
  identityCheck: IdentityCheck,
  secondFactor: SecondFactor.optional(),
})
export type StartFactorReset = z.output<typeof StartFactorReset>

export const ApproveFactorReset = z.strictObject({ secondFactor: SecondFactor.optional() })
export type ApproveFactorReset = z.output<typeof ApproveFactorReset>

/** A reset of somebody's second factor, from the identity check until a new one is bound. */
export const FactorReset = z.object({
  id: z.uuid(),
  userId: UserId,
  userName: z.string(),
  userEmail: z.string(),
  side: Side,
  /**
   * Whose person it is: the client whose manager started it, or all that the person has access to, where the provider
   * did. None for the provider's own people.
   */
  clients: z.array(z.object({ id: z.uuid(), name: z.string() })),
  identityCheck: z.object({ method: IdentityCheck.shape.method, note: z.string() }),
  status: z.enum(['awaiting_approval', 'link_sent', 'completed', 'cancelled']),
  startedBy: z.string(),
  startedAt: Instant,
  approvedBy: z.string().nullable(),
  approvedAt: Instant.nullable(),
  /** Somebody, by name, with whose right it ended: who started or approved it, or whose factor it is. */
  endedWith: z.string().nullable(),
  /** Whether the one who asks may be the second person. */
  mayApprove: z.boolean(),
})
export type FactorReset = z.output<typeof FactorReset>

/** The same right after its link was sent. `code`: six digits to read out, shown this once; null while it waits for approval. */
export const SentFactorReset = FactorReset.extend({ code: TotpCode.nullable() })
export type SentFactorReset = z.output<typeof SentFactorReset>

export const StaffMember = z.object({
  userId: UserId,
  name: z.string(),
  email: z.string(),
  role: StaffRole,
  secondFactor: z.boolean(),
  since: Instant,
})
export type StaffMember = z.output<typeof StaffMember>

export const ChangeStaff = z.strictObject({ role: StaffRole })
