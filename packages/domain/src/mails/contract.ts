import { z } from 'zod'
import { mailNames } from '../moves/life-cycles.ts'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

/** What a mail tells of; it carries kind, number and link, never content. */
export const MailKind = z.enum(mailNames)
export type MailKind = z.output<typeof MailKind>

/** What a mail tells somebody of their own account. Those that carry a link with a token are named first. */
export const AccountMailKind = z.enum([
  'invitation',
  'staff-invitation',
  'password-reset',
  'second-factor-reset',
  'email-verification',
  'invitation.accepted',
  'sign-in.new-device',
  'sign-in.second-factor-missing',
  'password.disabled',
  'second-factor.disabled',
  'second-factor.reset-started',
  'second-factor.reset-completed',
  'authenticator.added',
  'authenticator.removed',
  'passkey.added',
  'passkey.removed',
  'recovery-codes.renewed',
  'recovery-code.used',
  'password.changed',
  'email.change-requested',
  'email.changed',
  'name.changed',
  'sessions.ended',
  'membership.changed',
  'membership.removed',
])
export type AccountMailKind = z.output<typeof AccountMailKind>

export const MailStatus = z.enum(['queued', 'sent', 'failed'])
export type MailStatus = z.output<typeof MailStatus>

/** A mail in the outbox, with the text exactly as it goes out. */
export const Mail = z.object({
  id: z.uuid(),
  kind: z.union([MailKind, AccountMailKind]),
  number: z.string(),
  recipient: z.object({ name: z.string(), email: z.string() }),
  /** Null for a mail about somebody's own account. */
  clientName: z.string().nullable(),
  status: MailStatus,
  subject: z.string(),
  text: z.string(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  attempts: z.int(),
  serverAnswer: z.string().nullable(),
})
export type Mail = z.output<typeof Mail>

export const MailQuery = PageQuery.extend({ status: MailStatus.optional() })
export type MailQuery = z.output<typeof MailQuery>
