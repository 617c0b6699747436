import type { PaperKind } from '@portal/domain/instructions/papers'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'
import { sealedColumns } from '../platform/papers/sealed-columns.ts'

export const instructionAttachments = pgTable('instruction_attachments', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  name: text().notNull(),
  mediaType: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  byName: text().notNull(),
  at: instant().notNull(),
  keyId: text().notNull(),
  sealed: bytes().notNull(),
})

export const instructionMessages = pgTable('instruction_messages', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  side: text().$type<'client' | 'provider'>().notNull(),
  userId: uuid().notNull(),
  byName: text().notNull(),
  text: text().notNull(),
  at: instant().notNull(),
})

export const instructionNotes = pgTable('instruction_notes', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  userId: uuid().notNull(),
  byName: text().notNull(),
  text: text().notNull(),
  at: instant().notNull(),
})

/** What the provider tells about an instruction in a document of its own; sealed once, and kept. */
export const instructionPapers = pgTable('instruction_papers', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  kind: text().$type<PaperKind>().notNull(),
  /** Of the concern, or of the report. */
  sequence: integer().notNull(),
  ...sealedColumns(),
})
