import type { DocumentKind } from '@portal/domain/documents/contract'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const documents = pgTable('documents', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  kind: text().$type<DocumentKind>().notNull(),
  title: text().notNull(),
  fileName: text().notNull(),
  mediaType: text().notNull(),
  size: integer().notNull(),
  sha256: text().notNull(),
  createdAt: instant().notNull(),
  createdBy: uuid(),
})

export const documentContents = pgTable('document_contents', {
  clientId: uuid().notNull(),
  documentId: uuid().notNull(),
  keyId: text().notNull(),
  sealed: bytes().notNull(),
})
