import type { MailKind } from '@portal/domain/mails/contract'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const mails = pgTable('mails', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  userId: uuid().notNull(),
  kind: text().$type<MailKind>().notNull(),
  number: text().notNull(),
  path: text().notNull(),
  noticeId: uuid(),
  createdAt: instant().notNull(),
  /** Not sent before; null: as soon as it can be. */
  dueAt: instant(),
  attempts: integer().notNull().default(0),
  sentAt: instant(),
  failedAt: instant(),
  serverAnswer: text(),
  /** Where the client's evidence log stood when it was handed over; both or neither. */
  headSequence: integer(),
  headHash: text(),
})
