import { z } from 'zod'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

/** What a mail tells of; it carries kind, number and link, never content. */
export const MailKind = z.enum([
  'notice.published',
  'instruction.submitted',
  'instruction.acknowledged',
  'instruction.started',
  'instruction.executed',
  'instruction.declined',
])
export type MailKind = z.output<typeof MailKind>

export const MailStatus = z.enum(['queued', 'sent', 'failed'])
export type MailStatus = z.output<typeof MailStatus>

/** A mail in the outbox, with the text exactly as it goes out. */
export const Mail = z.object({
  id: z.uuid(),
  kind: MailKind,
  number: z.string(),
  recipient: z.object({ name: z.string(), email: z.string() }),
  clientName: z.string(),
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
