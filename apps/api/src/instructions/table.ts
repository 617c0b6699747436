import type { DataCategory, DataSubject } from '@portal/domain/agreements/contract'
import type {
  GivenBy,
  InstructionKind,
  Receipt,
  System,
  Urgency,
} from '@portal/domain/instructions/contract'
import type { MoveType, Side, Status } from '@portal/domain/instructions/machine'
import { date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/instant.ts'

export const instructions = pgTable('instructions', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  number: text(),
  version: integer().notNull().default(1),
  kind: text().$type<InstructionKind>().notNull(),
  title: text().notNull(),
  text: text().notNull(),
  systems: text().array().$type<System[]>().notNull(),
  dataCategories: text().array().$type<DataCategory[]>().notNull(),
  dataSubjects: text().array().$type<DataSubject[]>().notNull(),
  wishedDate: date({ mode: 'string' }),
  urgency: text().$type<Urgency>().notNull(),
  urgencyReason: text(),
  validFrom: date({ mode: 'string' }),
  validUntil: date({ mode: 'string' }),
  draftedBy: text().notNull(),
  createdAt: instant().notNull(),
  updatedAt: instant().notNull(),
  givenBy: jsonb().$type<GivenBy>(),
  status: text().$type<Status>().notNull().default('draft'),
  submittedAt: instant(),
  acknowledgedAt: instant(),
  startedAt: instant(),
  executedAt: instant(),
  declinedAt: instant(),
  declineReason: text(),
})

export const instructionEvents = pgTable('instruction_events', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  sequence: integer().notNull(),
  at: instant().notNull(),
  move: text().$type<MoveType>().notNull(),
  toStatus: text().$type<Status>().notNull(),
  userId: uuid().notNull(),
  byName: text().notNull(),
  side: text().$type<Side>().notNull(),
  note: text(),
})

export const executionReports = pgTable('execution_reports', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  sequence: integer().notNull(),
  report: text().notNull(),
  executedFrom: instant().notNull(),
  executedUntil: instant().notNull(),
  result: text().notNull(),
  evidence: text(),
  subprocessorsInformed: text(),
  remaining: text(),
  byName: text().notNull(),
  at: instant().notNull(),
})

export const receipts = pgTable('receipts', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  number: text().notNull(),
  act: text().$type<Receipt['act']>().notNull(),
  record: text().notNull(),
  sha256: text().notNull(),
  issuedAt: instant().notNull(),
})
