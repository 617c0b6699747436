import type { Locale } from '@portal/domain/accounts/contract'
import type { MailKind, MailStatus } from '@portal/domain/mails/contract'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import type { Severity } from '@portal/domain/notices/severity'
import { sql } from 'drizzle-orm'
import { boolean, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const mails = pgTable('mails', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  userId: uuid().notNull(),
  kind: text().$type<MailKind>().notNull(),
  number: text().notNull(),
  path: text().notNull(),
  urgency: text().$type<Severity>().notNull().default('info'),
  noticeKind: text().$type<NoticeKind>(),
  noticeId: uuid(),
  /** The mail whose letter carries this one too. */
  joinedTo: uuid(),
  createdAt: instant().notNull(),
  /** Not sent before; null: as soon as it can be. */
  dueAt: instant(),
  attempts: integer().notNull().default(0),
  /** When it was handed over, of an attempt whose answer is not here yet or that was the last. */
  handedAt: instant(),
  /** When the mail server took it, or it became a file. */
  sentAt: instant(),
  /** It became a file and never left the house. */
  inFile: boolean().notNull().default(false),
  sentTo: text(),
  /** Null where it was not kept yet. */
  sentLocale: text().$type<Locale>(),
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
  /** Where the client's evidence log stood when it was handed over; both or neither. */
  headSequence: integer(),
  headHash: text(),
})
