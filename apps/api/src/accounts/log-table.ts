import type { Locale } from '@portal/domain/accounts/contract'
import type { SecurityEventKind } from '@portal/domain/accounts/security-log'
import type { AccountMailKind, MailStatus } from '@portal/domain/mails/contract'
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

const line = () => ({
  at: instant().notNull(),
  kind: text().$type<SecurityEventKind>().notNull(),
  address: text(),
  device: text(),
  byName: text(),
  detail: text(),
})

export const accountEvents = pgTable('account_events', {
  id: uuid().primaryKey(),
  userId: uuid(),
  ...line(),
})

export const memberEvents = pgTable('member_events', {
  clientId: uuid().notNull(),
  id: uuid().notNull(),
  userId: uuid().notNull(),
  userName: text().notNull(),
  ...line(),
})

export const accountMails = pgTable('account_mails', {
  id: uuid().primaryKey(),
  userId: uuid(),
  address: text(),
  name: text(),
  locale: text().$type<Locale>(),
  kind: text().$type<AccountMailKind>().notNull(),
  subject: uuid(),
  createdAt: instant().notNull(),
  attempts: integer().notNull().default(0),
  /** When it was handed over, of an attempt whose answer is not here yet or that was the last. */
  handedAt: instant(),
  /** When the mail server took it, or it became a file. */
  sentAt: instant(),
  /** It became a file and never left the house. */
  inFile: boolean().notNull().default(false),
  /** As it left, but for what its link carries. */
  sentSubject: text(),
  sentText: text(),
  failedAt: instant(),
  /** Computed by the database. */
  status: text()
    .$type<MailStatus>()
    .notNull()
    .generatedAlwaysAs(sql`status`),
  serverAnswer: text(),
  /** By which a person ended that it failed. */
  endingId: uuid(),
})

/** The client whose people a mail about an account concerns, by its subject: that client, or an invitation to it. */
export const practiceOf = (
  subject: AnyColumn | string | null,
  column: 'id' | 'name' = 'name',
): SQL<string | null> =>
  sql<string | null>`(
    select c.${sql.raw(column)}::text from clients c
     where c.id = ${subject}::uuid or c.id = (select i.client_id from invitations i where i.id = ${subject}::uuid))`

/** How `serverAnswer` begins of a mail that nobody needed any more when it was to be sent: no failure. */
export const notSent = 'not sent: '
/** Of mails about accounts those that were tried and that nobody has ended: one nobody needs any more has not failed. Part of a statement. */
export const accountMailsInVain = `from account_mails m where m.failed_at is not null and m.server_answer not like '${notSent}%' and m.ending_id is null`
