import type { BindingAct } from '@portal/domain/receipts/contract'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const receipts = pgTable('receipts', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  revision: integer().notNull(),
  number: text().notNull(),
  act: text().$type<BindingAct>().notNull(),
  record: text().notNull(),
  sha256: text().notNull(),
  jws: text(),
  issuedAt: instant().notNull(),
})

export const receiptDocuments = pgTable('receipt_documents', {
  clientId: uuid().notNull(),
  receiptId: uuid().notNull(),
  content: bytes().notNull(),
  sha256: text().notNull(),
  certificateSha256: text().notNull(),
  sealedAt: instant().notNull(),
})
