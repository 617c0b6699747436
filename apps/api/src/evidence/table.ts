import type { CheckedBy, EvidenceFlaw } from '@portal/domain/evidence/alarms'
import { bytes } from '../platform/database/bytes.ts'
import type { HeadMailingRhythm } from '@portal/domain/evidence/contract'
import { bigint, date, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from '../platform/database/instant.ts'

export const evidenceAlarms = pgTable('evidence_alarms', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  flaw: text().$type<EvidenceFlaw>().notNull(),
  sequence: integer().notNull(),
  about: text().notNull(),
  /** What stands there in place of what was written, by its SHA-256; empty where nothing does. */
  found: text().notNull().default(''),
  foundBy: text().$type<CheckedBy>().notNull(),
  reportedBy: uuid(),
  reportedByName: text(),
  firstSeenAt: instant().notNull(),
  lastSeenAt: instant().notNull(),
  /** The first check that no longer found it. */
  goneAt: instant(),
  endedAt: instant(),
  endingId: uuid(),
})

export const evidenceChecks = pgTable('evidence_checks', {
  /** The German calendar day that the check at three in the morning began. */
  night: date({ mode: 'string' }).primaryKey(),
  startedAt: instant().notNull(),
  finishedAt: instant(),
  findings: integer(),
  /** That night's result as the portal signed it; without it nobody knows who wrote the row. */
  signed: text(),
})

/** Who has the head mailed, and for which day the last time. */
export const headMailings = pgTable(
  'head_mailings',
  {
    clientId: uuid().notNull(),
    userId: uuid().notNull(),
    rhythm: text().$type<HeadMailingRhythm>().notNull(),
    mailedOn: date({ mode: 'string' }),
  },
  ({ clientId, userId }) => [primaryKey({ columns: [clientId, userId] })],
)

/** The heads that the nights remembered, for all processes; each has them in its own folder as well. */
export const evidenceAnchors = pgTable('evidence_anchors', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  clientId: uuid().notNull(),
  sequence: integer().notNull(),
  hash: text().notNull(),
  signed: text().notNull(),
  at: instant().notNull(),
})

/** Time stamps of other authorities over signed heads, each named by a line of the log. */
export const evidenceStamps = pgTable('evidence_stamps', {
  clientId: uuid().notNull(),
  sequence: integer().notNull(),
  head: text().notNull(),
  token: bytes().notNull(),
  at: instant().notNull(),
  authority: text().notNull(),
})

/** What waits for a stamp of its log, and which event that has to cover. */
export const evidenceStampsDue = pgTable('evidence_stamps_due', {
  clientId: uuid().notNull(),
  sequence: integer().notNull(),
  what: text().$type<'head' | 'letter'>().notNull(),
  since: instant().notNull(),
})

/** The newest check of each log, in each way, as the portal signed it. */
export const logChecks = pgTable(
  'log_checks',
  {
    clientId: uuid().notNull(),
    by: text().$type<CheckedBy>().notNull(),
    at: instant().notNull(),
    sequence: integer().notNull(),
    findings: integer().notNull(),
    ended: integer().notNull(),
    signed: text().notNull(),
  },
  ({ clientId, by }) => [primaryKey({ columns: [clientId, by] })],
)

/** Up to when a person has taken note of a log's alarms; theirs alone. */
export const alarmReadings = pgTable(
  'alarm_readings',
  { clientId: uuid().notNull(), userId: uuid().notNull(), notedAt: instant().notNull() },
  ({ clientId, userId }) => [primaryKey({ columns: [clientId, userId] })],
)
