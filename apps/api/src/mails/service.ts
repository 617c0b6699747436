import type { Locale } from '@portal/domain/accounts/contract'
import type { Mail, MailQuery } from '@portal/domain/mails/contract'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { users } from '../accounts/table.ts'
import { clients } from '../clients/table.ts'
import type { Tx } from '../platform/db.ts'
import { mails } from '../platform/outbox.ts'
import { behind, toPage } from '../platform/pagination.ts'
import { mailText } from './texts.ts'

const inStatus = {
  queued: and(isNull(mails.sentAt), isNull(mails.failedAt)),
  sent: isNotNull(mails.sentAt),
  failed: isNotNull(mails.failedAt),
}

/** The outbox, newest first, each mail as it was or will be sent. */
export async function listMails(
  tx: Tx,
  { limit, cursor, status }: MailQuery,
  publicUrl: string,
): Promise<Page<Mail>> {
  const rows = await tx
    .select({
      id: mails.id,
      kind: mails.kind,
      number: mails.number,
      path: mails.path,
      name: users.name,
      email: users.email,
      locale: users.locale,
      clientName: clients.name,
      createdAt: mails.createdAt,
      sentAt: mails.sentAt,
      failedAt: mails.failedAt,
      attempts: mails.attempts,
      serverAnswer: mails.serverAnswer,
    })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .innerJoin(clients, eq(clients.id, mails.clientId))
    .where(and(status && inStatus[status], behind(cursor, mails.createdAt, mails.id)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (row) => toMail(row, publicUrl),
  )
}

type Row = Omit<Mail, 'recipient' | 'status' | 'subject' | 'text'> & {
  path: string
  name: string
  email: string
  locale: Locale
  failedAt: string | null
}

function toMail({ path, name, email, locale, failedAt, ...mail }: Row, publicUrl: string): Mail {
  const { subject, text } = mailText({ ...mail, path }, locale, publicUrl)
  const status = mail.sentAt ? 'sent' : failedAt ? 'failed' : 'queued'
  return { ...mail, recipient: { name, email }, status, subject, text }
}
