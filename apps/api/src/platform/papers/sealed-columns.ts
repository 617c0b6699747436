import { text } from 'drizzle-orm/pg-core'
import { bytes } from '../database/bytes.ts'
import { instant } from '../database/instant.ts'

/** What a table of papers keeps of each: the PDF, encrypted, by which it is known again, and when who sealed and stamped it. */
export const sealedColumns = () => ({
  keyId: text().notNull(),
  sealed: bytes().notNull(),
  sha256: text().notNull(),
  certificateSha256: text().notNull(),
  sealedAt: instant().notNull(),
  stampedAt: instant(),
  stampedBy: text(),
})
