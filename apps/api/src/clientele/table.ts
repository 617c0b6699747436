import type { Side } from '@portal/domain/access'
import type { ImportResult, OnDifference } from '@portal/domain/clients/import'
import type { ClientChange } from '@portal/domain/clients/record'
import { integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'
import type { PlannedRow } from './planned.ts'

export const clientChanges = pgTable('client_changes', {
  clientId: uuid().notNull(),
  /** The client's version from then on. */
  sequence: integer().notNull(),
  at: instant().notNull(),
  what: text().$type<ClientChange['what']>().notNull(),
  byUser: uuid().notNull(),
  byName: text().notNull(),
  side: text().$type<Side>().notNull(),
  changes: jsonb().$type<ClientChange['changes']>().notNull(),
})

/** The provider's own; no session of a client reads it. */
export const clientNotes = pgTable('client_notes', {
  clientId: uuid().primaryKey(),
  text: text(),
  version: integer().notNull().default(1),
  updatedAt: instant().notNull(),
  updatedBy: text().notNull(),
})

export const clientImports = pgTable('client_imports', {
  id: uuid().primaryKey(),
  createdAt: instant().notNull(),
  createdBy: uuid().notNull(),
  byName: text().notNull(),
  fileName: text().notNull(),
  sha256: text().notNull(),
  onDifference: text().$type<OnDifference>().notNull(),
  status: text().$type<'waiting' | 'running' | 'done' | 'failed'>().notNull(),
  lines: integer().notNull(),
  taken: integer().notNull().default(0),
  /** What is taken in; forgotten afterwards. */
  rows: jsonb().$type<PlannedRow[]>(),
  result: jsonb().$type<ImportResult>(),
  endedAt: instant(),
})
