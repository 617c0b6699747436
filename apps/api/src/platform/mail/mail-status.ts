import type { MailStatus } from '@portal/domain/mails/contract'
import { and, type AnyColumn, eq, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'

type Way = Record<'handedAt' | 'sentAt' | 'failedAt' | 'inFile', AnyColumn>

/** The mails of one status, each as an index has them. */
export const inStatus: Record<MailStatus, (way: Way) => SQL | undefined> = {
  queued: ({ sentAt, failedAt, handedAt }) =>
    and(isNull(sentAt), isNull(failedAt), isNull(handedAt)),
  sent: ({ sentAt, failedAt, handedAt }) =>
    and(isNull(sentAt), isNull(failedAt), isNotNull(handedAt)),
  accepted: ({ sentAt, inFile }) => and(isNotNull(sentAt), eq(inFile, sql`false`)),
  filed: ({ sentAt, inFile }) => and(isNotNull(sentAt), eq(inFile, sql`true`)),
  failed: ({ failedAt }) => isNotNull(failedAt),
}

/** Where a mail is, by the columns of the table of that name. Part of a statement. */
export const statusOfMail = (table: string): SQL<MailStatus> =>
  sql<MailStatus>`${sql.raw(`case when ${table}.sent_at is not null then case when ${table}.in_file then 'filed' else 'accepted' end
    when ${table}.failed_at is not null then 'failed' when ${table}.handed_at is not null then 'sent' else 'queued' end`)}`

type Moments = { handedAt: string | null; sentAt: string | null; inFile: boolean }

/** When it came where: a file was never handed to a server, and what was taken before that was written down left no earlier. */
export const momentsOfMail = ({ handedAt, sentAt, inFile }: Moments) => ({
  sentAt: inFile ? null : (handedAt ?? sentAt),
  acceptedAt: inFile ? null : sentAt,
  filedAt: inFile ? sentAt : null,
})
