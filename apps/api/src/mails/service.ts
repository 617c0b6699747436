import type { Locale } from '@portal/domain/accounts/contract'
import type { Mail, MailQuery, MailStatus } from '@portal/domain/mails/contract'
import type { Page } from '@portal/domain/page'
import { and, desc, eq, sql } from 'drizzle-orm'
import { accountMails, practiceOf } from '../accounts/log-table.ts'
import { type Firm, invitedBy } from '../accounts/mails/invitation-text.ts'
import { accountMailText } from '../accounts/mails/mail-texts.ts'
import { endingColumns, toEnding } from '../endings/reading.ts'
import { endings } from '../endings/table.ts'
import { users } from '../accounts/table.ts'
import { clients } from '../clients/table.ts'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { momentsOfMail } from '../platform/mail/mail-status.ts'
import { mails } from './table.ts'
import { behind, type Last, lastByTime, toPage } from '../platform/http/pagination.ts'
import { mailText } from './texts.ts'

const provider = {
  provider: sql<string>`coalesce((select name from provider), '')`,
  legalNoticeUrl: sql<string | null>`(select legal_notice_url from provider)`,
  privacyUrl: sql<string | null>`(select privacy_url from provider)`,
}

type Values = Last & Pick<MailQuery, 'status'> & { most: number }

const clientMails = prepared<Values>()((db, { most, status, ...last }) =>
  db
    .select({
      id: mails.id,
      kind: mails.kind,
      number: mails.number,
      path: mails.path,
      urgency: mails.urgency,
      noticeKind: mails.noticeKind,
      joinedTo: mails.joinedTo,
      name: users.name,
      email: sql<string>`coalesce(${mails.sentTo}, ${users.email})`,
      locale: users.locale,
      side: users.side,
      clientId: mails.clientId,
      clientName: clients.name,
      ...provider,
      status: mails.status,
      createdAt: mails.createdAt,
      handedAt: mails.handedAt,
      sentAt: mails.sentAt,
      inFile: mails.inFile,
      sentLocale: mails.sentLocale,
      attempts: mails.attempts,
      serverAnswer: mails.serverAnswer,
      subject: mails.sentSubject,
      text: mails.sentText,
      ...endingColumns,
    })
    .from(mails)
    .leftJoin(endings, and(eq(endings.clientId, mails.clientId), eq(endings.id, mails.endingId)))
    .innerJoin(users, eq(users.id, mails.userId))
    .innerJoin(clients, eq(clients.id, mails.clientId))
    .where(and(status && eq(mails.status, status), behind(last, mails.createdAt, mails.id)))
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(most),
)
const mailsOfAccounts = prepared<Values>()((db, { most, status, ...last }) =>
  db
    .select({
      id: accountMails.id,
      kind: accountMails.kind,
      name: sql<string>`coalesce(${accountMails.name}, ${users.name}, '')`,
      email: sql<string>`coalesce(${accountMails.address}, ${users.email}, '')`,
      locale: sql<Locale>`coalesce(${accountMails.locale}, ${users.locale}, 'de')`,
      practice: practiceOf(accountMails.subject),
      invited: invitedBy(accountMails.subject),
      firm: sql<Firm | null>`(select json_build_object('address', address, 'contact', contact) from provider)`,
      ...provider,
      status: accountMails.status,
      createdAt: accountMails.createdAt,
      handedAt: accountMails.handedAt,
      sentAt: accountMails.sentAt,
      inFile: accountMails.inFile,
      sentLocale: accountMails.locale,
      attempts: accountMails.attempts,
      serverAnswer: accountMails.serverAnswer,
      subject: accountMails.sentSubject,
      text: accountMails.sentText,
      ...endingColumns,
    })
    .from(accountMails)
    .leftJoin(
      endings,
      // Of an account mail the log is its practice’s or the provider’s own.
      and(eq(endings.kind, 'mail'), eq(endings.id, accountMails.endingId)),
    )
    .leftJoin(users, eq(users.id, accountMails.userId))
    .where(
      and(
        status && eq(accountMails.status, status),
        behind(last, accountMails.createdAt, accountMails.id),
      ),
    )
    .orderBy(desc(accountMails.createdAt), desc(accountMails.id))
    .limit(most),
)

/** The outbox, newest first, each mail as it left, or as it would leave now; of a link's token nothing is shown. */
export async function listMails(
  tx: Reader,
  { limit, cursor, status }: MailQuery,
  publicUrl: string,
): Promise<Page<Mail>> {
  const values = { most: limit + 1, status, ...lastByTime(cursor) }
  const [ofClients, ofAccounts] = await Promise.all([
    clientMails(tx, values),
    mailsOfAccounts(tx, values),
  ])
  const found = [
    ...ofClients.map((row) =>
      toMail(row, () => mailText({ ...row, practices: [row] }, row, publicUrl)),
    ),
    ...ofAccounts.map(({ practice: of, invited, firm, ...row }) =>
      toMail({ ...row, number: '', clientName: null, joinedTo: null }, () =>
        accountMailText({ ...row, token: '…', practice: of, invited, firm }, row.locale, publicUrl),
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

type Row = Pick<
  Mail,
  | 'id'
  | 'kind'
  | 'number'
  | 'clientName'
  | 'subject'
  | 'text'
  | 'joinedTo'
  | 'createdAt'
  | 'attempts'
  | 'serverAnswer'
> & {
  status: MailStatus
  name: string
  email: string
  /** In which it would leave now. */
  locale: Locale
  sentLocale: Locale | null
  handedAt: string | null
  sentAt: string | null
  inFile: boolean
} & Parameters<typeof toEnding>[0]

/** What is on its way, or waits after an attempt, leaves as it would be written now. */
function toMail(row: Row, asNow: () => { subject: string; text: string }): Mail {
  const { id, kind, number, clientName, status, joinedTo, createdAt, attempts, serverAnswer } = row
  const { subject, text, locale } =
    status === 'queued' ? { ...asNow(), locale: row.locale } : { ...row, locale: row.sentLocale }
  return {
    id,
    kind,
    number,
    recipient: { name: row.name, email: row.email },
    clientName,
    status,
    subject,
    text,
    locale: text === null ? null : locale,
    joinedTo,
    createdAt,
    ...momentsOfMail(row),
    attempts,
    serverAnswer,
    ending: toEnding(row),
  }
}
