import type { BindingAct } from '@portal/domain/receipts/contract'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../platform/database/bytes.ts'
import { instant } from '../platform/database/instant.ts'

export const receipts = pgTable('receipts', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  /** What it is about is one of them. */
  instructionId: uuid(),
  agreementId: uuid(),
  offerId: uuid(),
  /** Of an agreement its version. */
  revision: integer().notNull(),
  number: text().notNull(),
  act: text().$type<BindingAct>().notNull(),
  /** Of before records were sealed. */
  record: text(),
  keyId: text(),
  sealed: bytes(),
  sha256: text().notNull(),
  /** Without the record. */
  jws: text(),
  issuedAt: instant().notNull(),
})

export const receiptDocuments = pgTable('receipt_documents', {
  clientId: uuid().notNull(),
  receiptId: uuid().notNull(),
  /** Of before letters were sealed. */
  content: bytes(),
  keyId: text(),
  sealed: bytes(),
  sha256: text().notNull(),
  certificateSha256: text().notNull(),
  sealedAt: instant().notNull(),
  /** The time in the seal’s time stamp, and whose it is; null: it is without one. */
  stampedAt: instant(),
  stampedBy: text(),
})

/** What a record is opened from. */
export const keptRecord = {
  plain: receipts.record,
  keyId: receipts.keyId,
  sealed: receipts.sealed,
  sha256: receipts.sha256,
}

/** What a letter is opened from. Its first column is what shows whether there is one. */
export const keptLetter = {
  sha256: receiptDocuments.sha256,
  plain: receiptDocuments.content,
  keyId: receiptDocuments.keyId,
  sealed: receiptDocuments.sealed,
}
