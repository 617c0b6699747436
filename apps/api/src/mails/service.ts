import type { Locale } from '@portal/domain/accounts/contract'
import type { Mail, MailQuery } from '@portal/domain/mails/contract'
import type { Page } from '@portal/domain/page'
import { and, type AnyColumn, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { accountMails } from '../accounts/log-table.ts'
import { accountMailText } from '../accounts/mails/mail-texts.ts'
import { users } from '../accounts/table.ts'
import { clients } from '../clients/table.ts'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { MailText } from '../platform/mail/mail-frame.ts'
import { mails } from './table.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import { mailText } from './texts.ts'

type Outcome = { sentAt: AnyColumn; failedAt: AnyColumn }
const inStatus = {
  queued: ({ sentAt, failedAt }: Outcome) => and(isNull(sentAt), isNull(failedAt)),
  sent: ({ sentAt }: Outcome) => isNotNull(sentAt),
  failed: ({ failedAt }: Outcome) => isNotNull(failedAt),
}

type Values = Last & { most: number }
type Shape = Pick<MailQuery, 'status'>

const clientMails = prepared<Values, Shape>()((db, { most, ...last }, { status }) =>
  db
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
      headSequence: mails.headSequence,
      headHash: mails.headHash,
    })
    .from(mails)
    .innerJoin(users, eq(users.id, mails.userId))
    .innerJoin(clients, eq(clients.id, mails.clientId))
    .where(and(status && inStatus[status](mails), behind(last, mails.createdAt, mails.id)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(most),
)
const mailsOfAccounts = prepared<Values, Shape>()((db, { most, ...last }, { status }) =>
  db
    .select({
      id: accountMails.id,
      kind: accountMails.kind,
      name: sql<string>`coalesce(${accountMails.name}, ${users.name}, '')`,
      email: sql<string>`coalesce(${accountMails.address}, ${users.email}, '')`,
      locale: sql<Locale>`coalesce(${accountMails.locale}, ${users.locale}, 'de')`,
      createdAt: accountMails.createdAt,
      sentAt: accountMails.sentAt,
      failedAt: accountMails.failedAt,
      attempts: accountMails.attempts,
      serverAnswer: accountMails.serverAnswer,
    })
    .from(accountMails)
    .leftJoin(users, eq(users.id, accountMails.userId))
    .where(
      and(
        status && inStatus[status](accountMails),
        behind(last, accountMails.createdAt, accountMails.id),
      ),
    )
    .orderBy(desc(accountMails.createdAt), desc(accountMails.id))
    .limit(most),
)

/** The outbox, newest first, each mail as it was or will be sent; of a link's token nothing is shown. */
export async function listMails(
  tx: Reader,
  { limit, cursor, status }: MailQuery,
  publicUrl: string,
): Promise<Page<Mail>> {
  const values = { most: limit + 1, ...lastByTime(cursor) }
  const [ofClients, ofAccounts] = await Promise.all([
    clientMails(tx, values, { status }),
    mailsOfAccounts(tx, values, { status }),
  ])
  const found = [
    ...ofClients.map(({ path, headSequence, headHash, ...row }) => {
      const hint = { ...row, path, headSequence, headHash }
      return toMail(row, mailText(hint, row.locale, publicUrl))
    }),
    ...ofAccounts.map((row) =>
      toMail(
        { ...row, number: '', clientName: null },
        accountMailText({ kind: row.kind, token: '…' }, row.locale, publicUrl),
      ),
    ),
  ]
  // Both lists go as far as a page may: the newest of both are among them.
  return toPage(
    found.toSorted(newestFirst),
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (mail) => mail,
  )
}

const newestFirst = (a: Mail, b: Mail) =>
  a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1

type Row = Omit<Mail, 'recipient' | 'status' | 'subject' | 'text'> & {
  name: string
  email: string
  failedAt: string | null
}

function toMail({ name, email, failedAt, ...row }: Row, { subject, text }: MailText): Mail {
  const status = row.sentAt ? 'sent' : failedAt ? 'failed' : 'queued'
  return { ...row, recipient: { name, email }, status, subject, text }
}
