import { z } from 'zod'
import { Locale } from '../accounts/contract.ts'
import { Ending } from '../endings/contract.ts'
import { mailNames } from '../moves/life-cycles.ts'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

/** What a mail tells of; it carries kind, urgency, number, provider, client and link, never content. */
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
  'mail.trial',
])
export type AccountMailKind = z.output<typeof AccountMailKind>

/** Where a mail is on its way. */
export const MailStatus = z.enum(['queued', 'sent', 'accepted', 'filed', 'failed']).meta({
  description:
    'queued: written, it waits · sent: handed to the mail server, whose answer is not here yet · accepted: the mail server took it · filed: there is no mail server, it lies as a file and never left · failed: no mail server took it',
})
export type MailStatus = z.output<typeof MailStatus>

/** A mail in the outbox. */
export const Mail = z.object({
  id: z.uuid(),
  kind: z.union([MailKind, AccountMailKind]),
  number: z.string(),
  recipient: z.object({ name: z.string(), email: z.string() }),
  /** Null for a mail about somebody's own account. */
  clientName: z.string().nullable(),
  status: MailStatus,
  subject: z.string().nullable().meta({
    description:
      'As it left, in the language it left in; of one that waits as it would leave now; null: it never left, or that was not kept then',
  }),
  text: z.string().nullable().meta({
    description: 'Like the subject. What a link carries stands in no text that is kept',
  }),
  locale: Locale.nullable().meta({
    description: 'Of subject and text; null: there are none, or it was not kept then',
  }),
  joinedTo: z.uuid().nullable().meta({
    description: 'The mail to the same person that carried this one too, for another client',
  }),
  createdAt: Instant,
  sentAt: Instant.nullable().meta({ description: 'When it was handed to the mail server' }),
  acceptedAt: Instant.nullable().meta({ description: 'When the mail server took it' }),
  filedAt: Instant.nullable().meta({ description: 'When it became a file' }),
  attempts: z.int(),
  serverAnswer: z.string().nullable(),
  ending: Ending.nullable().meta({
    description: 'By whom and why the failure was ended; null: it stands, or there was none',
  }),
})
export type Mail = z.output<typeof Mail>

export const MailQuery = PageQuery.extend({ status: MailStatus.optional() })
export type MailQuery = z.output<typeof MailQuery>

/** A mail somebody sends to their own address: its state and the mail server's answer stand in the outbox under this id. */
export const TrialMail = z.object({ id: z.uuid() })
export type TrialMail = z.output<typeof TrialMail>
