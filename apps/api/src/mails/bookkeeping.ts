import type { Side } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { LegalLinks } from '../platform/mail/mail-frame.ts'
import type { Outcome } from '../platform/mail/hand-over.ts'

export type MailJob = { mailId: string; clientId: string }
/** The newest line of a client's evidence log; both null where it has none. */
export type MailedHead = { headSequence: number | null; headHash: string | null }
type Unsent = MailJob &
  MailedHead & {
    kind: MailKind
    noticeKind: NoticeKind | null
    urgency: Severity
    number: string
    path: string
    clientName: string
    provider: string
  } & LegalLinks &
  (
    | { side: Side; name: string; email: string; locale: Locale }
    | { side: null; name: null; email: null; locale: null }
  )

/**
 * Of these mails what one letter of each carries: itself, and what says the same to the same person for other clients; empty where
 * it was sent already or another letter carries it. With whom it goes to now; null: nobody who may have it any more.
 */
export async function findUnsent(tx: Tx, jobs: MailJob[]): Promise<Unsent[][]> {
  const { rows } = await tx.execute<Unsent & { jobId: string }>(
    sql`select job_id as "jobId", mail_id as "mailId", client_id as "clientId", kind, notice_kind as "noticeKind", urgency,
               number, path, client_name as "clientName", provider, side, name, email, locale,
               (select p.legal_notice_url from provider p) as "legalNoticeUrl",
               (select p.privacy_url from provider p) as "privacyUrl", head_sequence as "headSequence", head_hash as "headHash"
          from find_unsent(${JSON.stringify(jobs)}::json)`,
  )
  const found = Map.groupBy(rows, ({ jobId }) => jobId)
  // A job that names another client than its mail’s finds nothing.
  return jobs.map(({ mailId, clientId }) => {
    const parts = found.get(mailId) ?? []
    const isMine = parts.some((part) => part.mailId === mailId && part.clientId === clientId)
    return isMine ? parts : []
  })
}

export type Handed = MailJob & {
  at: Instant
  to: string
  locale: Locale
  subject: string
  text: string
}

/** Keeps what is about to be handed over, as it leaves. */
export async function recordHanding(tx: Tx, letters: Handed[][]): Promise<undefined[]> {
  await tx.execute(sql`select hand_mails(${JSON.stringify(letters.flat())}::json)`)
  return letters.map(() => undefined)
}

export type Recorded = MailJob & Outcome & Partial<MailedHead>

/** Counts an attempt at each and keeps what came of it; what was sent once stays so. */
export async function recordAttempts(tx: Tx, outcomes: Recorded[][]): Promise<undefined[]> {
  await tx.execute(sql`select record_attempts(${JSON.stringify(outcomes.flat())}::json)`)
  return outcomes.map(() => undefined)
}
