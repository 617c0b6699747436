import { z } from 'zod'
import { Flag, PageQuery } from '../page.ts'
import { Instant } from '../time.ts'
import { UserId } from './contract.ts'

/** What may happen to an account. */
export const SecurityEventKind = z.enum([
  'sign-in.completed',
  'sign-in.password-rejected',
  'sign-in.factor-rejected',
  'sign-in.new-device',
  'sign-in.second-factor-missing',
  'sign-in.ended',
  'reauthentication.completed',
  'reauthentication.rejected',
  'password.disabled',
  'second-factor.disabled',
  'second-factor.reset-started',
  'second-factor.reset-approved',
  'second-factor.reset-cancelled',
  'second-factor.reset-completed',
  'second-factor.reset-lapsed',
  'second-factor.reset-code-rejected',
  'authenticator.added',
  'authenticator.renamed',
  'authenticator.removed',
  'passkey.added',
  'passkey.renamed',
  'passkey.removed',
  'recovery-codes.renewed',
  'recovery-codes.confirmed',
  'recovery-code.used',
  'password.reset-requested',
  'password.reset',
  'password.reset-lapsed',
  'password.reset-cancelled',
  'password.changed',
  'email.change-requested',
  'email.changed',
  'email.change-lapsed',
  'email.change-cancelled',
  'name.changed',
  'session.ended',
  'sessions.ended',
  'invitation.sent',
  'invitation.renewed',
  'invitation.revoked',
  'invitation.accepted',
  'invitation.lapsed',
  'membership.changed',
  'membership.removed',
  'staff.changed',
  'staff.removed',
])
export type SecurityEventKind = z.output<typeof SecurityEventKind>

/**
 * One line of the security log. `detail` names what it was about (an app's name, a role) and never a secret; `by` is
 * somebody else who did it.
 */
export const SecurityEvent = z.object({
  id: z.uuid(),
  at: Instant,
  kind: SecurityEventKind,
  userId: UserId.nullable(),
  userName: z.string(),
  by: z.string().nullable(),
  address: z.string().nullable(),
  device: z.string().nullable(),
  detail: z.string().nullable(),
})
export type SecurityEvent = z.output<typeof SecurityEvent>

export const SecurityLogQuery = PageQuery.extend({
  /** Only failures and warnings. */
  alarming: Flag.optional(),
  userId: UserId.optional(),
})
export type SecurityLogQuery = z.output<typeof SecurityLogQuery>

/** What somebody reading the log wants to see first. */
export const alarmingKinds = [
  'sign-in.password-rejected',
  'sign-in.factor-rejected',
  'sign-in.new-device',
  'sign-in.second-factor-missing',
  'reauthentication.rejected',
  'password.disabled',
  'second-factor.disabled',
  'second-factor.reset-started',
  'second-factor.reset-code-rejected',
  'recovery-code.used',
  'password.reset-requested',
  'email.change-requested',
] as const satisfies SecurityEventKind[]
