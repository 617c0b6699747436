import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

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
