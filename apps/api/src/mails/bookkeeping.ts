import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind } from '@portal/domain/mails/contract'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { users } from '../accounts/table.ts'
import type { Tx } from '../platform/database/db.ts'
import type { Outcome } from '../platform/mail/hand-over.ts'
import { mails } from './table.ts'

export type MailJob = { mailId: string; clientId: string }
type Unsent = {
  kind: MailKind
  number: string
  path: string
  /** Null: nobody who may have it any more. */
  recipient: { name: string; email: string; locale: Locale } | null
}

/** A mail that was not sent yet, and whom it goes to now. */
export async function findUnsent(tx: Tx, { mailId }: MailJob): Promise<Unsent | undefined> {
  const [mail] = await tx
    .select({
      kind: mails.kind,
      number: mails.number,
      path: mails.path,
      recipient: { name: users.name, email: users.email, locale: users.locale },
    })
    .from(mails)
    .leftJoin(users, and(eq(users.id, mails.userId), isNull(users.disabledAt)))
    .where(and(eq(mails.id, mailId), isNull(mails.sentAt)))
  return mail
}

/** Counts an attempt and keeps what came of it; what was sent once stays so. */
export async function recordAttempt(
  tx: Tx,
  { mailId, clientId: _, ...outcome }: MailJob & Outcome,
): Promise<void> {
  await tx
    .update(mails)
    .set({ attempts: sql`${mails.attempts} + 1`, ...outcome })
    .where(and(eq(mails.id, mailId), isNull(mails.sentAt)))
}
