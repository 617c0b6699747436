import type { Audience, NoticeStatus } from '@portal/domain/notices/contract'
import type { Severity } from '@portal/domain/notices/severity'
import type { NoticeKind } from '@portal/domain/notices/kinds'
import { sql } from 'drizzle-orm'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'
import { sealedColumns } from '../platform/papers/sealed-columns.ts'

export const notices = pgTable('notices', {
  id: uuid().primaryKey(),
  number: text(),
  kind: text().$type<NoticeKind>().notNull(),
  severity: text().$type<Severity>().notNull(),
  title: text().notNull(),
  body: text().notNull(),
  audience: jsonb().$type<Audience>().notNull(),
  status: text().$type<NoticeStatus>().notNull().default('draft'),
  version: integer().notNull().default(1),
  author: text().notNull(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  publishedAt: instant(),
})

export const noticeRecipients = pgTable('notice_recipients', {
  clientId: uuid().notNull(),
  noticeId: uuid().notNull(),
  publishedAt: instant().notNull(),
  number: text().notNull(),
  kind: text().$type<NoticeKind>().notNull(),
  severity: text().$type<Severity>().notNull(),
  title: text().notNull(),
  firstOpenedAt: instant(),
  firstOpenedBy: text(),
  acknowledgedAt: instant(),
  acknowledgedBy: text(),
})

/** What one person did with a notice; theirs alone. */
export const noticeReadings = pgTable('notice_readings', {
  clientId: uuid().notNull(),
  noticeId: uuid().notNull(),
  userId: uuid().notNull(),
  openedAt: instant().notNull(),
  acknowledgedAt: instant(),
})

/** A notice to many clients on its way. */
export const noticeHandings = pgTable('notice_handings', {
  noticeId: uuid().primaryKey(),
  /** Null: the provider's own command line. */
  publisherId: uuid(),
  clientIds: uuid().array().notNull(),
  clients: integer()
    .notNull()
    .generatedAlwaysAs(sql`cardinality(client_ids)`),
  /** Since when clients should have it and do not. */
  failedAt: instant(),
  /** When a person ended that, with a reason. */
  endedAt: instant(),
})

/** How far a notice went, counted by the database as it happens. */
export const noticeReach = pgTable('notice_reach', {
  noticeId: uuid().primaryKey(),
  kind: text().$type<NoticeKind>().notNull(),
  severity: text().$type<Severity>().notNull(),
  publishedAt: instant().notNull(),
  clients: integer().notNull(),
  opened: integer().notNull(),
  acknowledged: integer().notNull(),
})

/** The sealed PDF of a published notice: one for all its clients. */
export const noticePapers = pgTable('notice_papers', {
  noticeId: uuid().primaryKey(),
  ...sealedColumns(),
})
