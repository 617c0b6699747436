import type { EvidenceType } from '@portal/domain/evidence/contract'
import { integer, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { bytes } from '../database/bytes.ts'
import { instant } from '../database/instant.ts'

export const evidenceHeads = pgTable('evidence_heads', {
  clientId: uuid().primaryKey(),
  /** 0: nothing was recorded yet. */
  sequence: integer().notNull(),
  hash: bytes().notNull(),
  /** When the newest line was written. */
  at: instant(),
  signed: text(),
})

export const evidenceEvents = pgTable('evidence_events', {
  clientId: uuid().notNull(),
  sequence: integer().notNull(),
  at: instant().notNull(),
  type: text().$type<EvidenceType>().notNull(),
  subjectKind: text().notNull(),
  subjectId: text().notNull(),
  line: text().notNull(),
  hash: bytes().notNull(),
})

export const evidencePersonal = pgTable('evidence_personal', {
  clientId: uuid().notNull(),
  sequence: integer().notNull(),
  salt: bytes().notNull(),
  content: text().notNull(),
})
