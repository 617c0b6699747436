import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { Outcome } from '../platform/mail/hand-over.ts'

export type MailJob = { mailId: string; clientId: string }
/** The newest line of a client's evidence log; both null where it has none. */
export type MailedHead = { headSequence: number | null; headHash: string | null }
type Unsent = MailJob &
  MailedHead & {
    kind: MailKind
    number: string
    path: string
  } & ({ name: string; email: string; locale: Locale } | { name: null; email: null; locale: null })

/** Of these mails each that was not sent yet, and whom it goes to now; null: nobody who may have it any more. */
export async function findUnsent(tx: Tx, jobs: MailJob[]): Promise<(Unsent | undefined)[]> {
  const { rows } = await tx.execute<Unsent>(
    sql`select mail_id as "mailId", client_id as "clientId", kind, number, path, name, email, locale,
               head_sequence as "headSequence", head_hash as "headHash"
          from find_unsent(${JSON.stringify(jobs)}::json)`,
  )
  const found = new Map(rows.map((mail) => [keyOf(mail), mail]))
  return jobs.map((job) => found.get(keyOf(job)))
}

/** A job that names another client than its mail’s finds nothing. */
const keyOf = ({ mailId, clientId }: MailJob) => `${mailId} ${clientId}`

/** Counts an attempt at each and keeps what came of it; what was sent once stays so. */
export async function recordAttempts(
  tx: Tx,
  outcomes: (MailJob & Outcome & Partial<MailedHead>)[],
): Promise<undefined[]> {
  await tx.execute(sql`select record_attempts(${JSON.stringify(outcomes)}::json)`)
  return outcomes.map(() => undefined)
}
