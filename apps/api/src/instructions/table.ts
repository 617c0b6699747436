import type {
  AgreedBy,
  ByProvider,
  Channel,
  Concern,
  CostEstimate,
  GivenBy,
  Instruction,
  OralRecord,
  System,
} from '@portal/domain/instructions/contract'
import type { Urgency } from '@portal/domain/instructions/urgency'
import type { DeletionProtocol } from '@portal/domain/instructions/execution'
import type { InstructionRevision } from '@portal/domain/instructions/acts'
import type { Details, InstructionKind } from '@portal/domain/instructions/kinds'
import type { MoveType, Status } from '@portal/domain/instructions/machine'
import type { Mover } from '@portal/domain/moves/move'
import type { Side } from '@portal/domain/access'
import { sql } from 'drizzle-orm'
import { bigint, boolean, date, integer, jsonb, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import { instant } from '../platform/database/instant.ts'

/** The first of two signatures, as it is kept until the second one. */
export type FirstSignature = {
  move: NonNullable<Instruction['presented']>['move']
  givenBy: GivenBy
  proof: Confirmation['proof']
  at: string
  /** Of the declaration that was signed, which is made anew of what stands here when the second one is. */
  sha256: string
  amendment: Record<string, unknown> | null
  /** What a confirmation said beside the text. */
  remark?: string | null
  /** The concern that it answers, of a confirmation that answers one. */
  concern?: number | null
}

export const instructions = pgTable('instructions', {
  id: uuid().primaryKey(),
  clientId: uuid().notNull(),
  number: text(),
  version: integer().notNull().default(1),
  kind: text().$type<InstructionKind>().notNull(),
  title: text().notNull(),
  text: text().notNull(),
  systems: text().array().$type<System[]>().notNull(),
  dataCategories: text().array().$type<string[]>().notNull(),
  dataSubjects: text().array().$type<string[]>().notNull(),
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
  endedAt: instant(),
  endReason: text(),
  revision: integer().notNull().default(1),
  statusSince: instant().notNull(),
  channel: text().$type<Channel>().notNull().default('portal'),
  oral: jsonb().$type<OralRecord>(),
  recordedAt: instant(),
  confirmedAt: instant(),
  emergencyReason: text(),
  costsAskedAt: instant(),
  contestedAt: instant(),
  contestSettledAt: instant(),
  remindedAt: instant(),
  details: jsonb().$type<Details>(),
  presented: jsonb().$type<FirstSignature>(),
  countersignedBy: jsonb().$type<GivenBy>(),
  proposedBy: text().$type<Side>(),
  proposer: jsonb().$type<ByProvider>(),
  agreedAt: instant(),
  agreedBy: jsonb().$type<AgreedBy>(),
  /** Computed by the database: the wished day; what is urgent and names none, the day it was given; all else last. */
  dueOn: date({ mode: 'string' })
    .notNull()
    .generatedAlwaysAs(sql`due`),
  /** Computed by the database, as `turnsOf` has it. */
  waitsForClient: boolean()
    .notNull()
    .generatedAlwaysAs(sql`waits_for_client`),
  waitsForProvider: boolean()
    .notNull()
    .generatedAlwaysAs(sql`waits_for_provider`),
  /** Computed by the database: what the numbers of a thousand begin with. */
  series: text().generatedAlwaysAs(sql`series`),
  /** Computed by the database: title and number as a search reads them. */
  words: text()
    .notNull()
    .generatedAlwaysAs(sql`words`),
})

export const instructionEvents = pgTable('instruction_events', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  sequence: integer().notNull(),
  at: instant().notNull(),
  move: text().$type<MoveType>().notNull(),
  toStatus: text().$type<Status>().notNull(),
  userId: uuid(),
  byName: text(),
  side: text().$type<Mover>().notNull(),
  note: text(),
  revision: integer().notNull().default(1),
})

export const instructionRevisions = pgTable('instruction_revisions', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  revision: integer().notNull(),
  content: jsonb().$type<InstructionRevision['content']>().notNull(),
  textSha256: text().notNull(),
  /** Null: of an entry. */
  givenBy: jsonb().$type<GivenBy>(),
  enteredBy: text(),
  countersignedBy: jsonb().$type<GivenBy>(),
  at: instant().notNull(),
})

export const instructionConcerns = pgTable('instruction_concerns', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  sequence: integer().notNull(),
  norm: text().notNull(),
  reasoning: text().notNull(),
  suspended: text().notNull(),
  continues: text(),
  askedOfClient: text().notNull(),
  byName: text().notNull(),
  sentAt: instant().notNull(),
  firstReadAt: instant(),
  firstReadBy: text(),
  answer: text().$type<NonNullable<Concern['answer']>>(),
  answeredBy: text(),
  answeredAt: instant(),
})

export const costEstimates = pgTable('instruction_cost_estimates', {
  clientId: uuid().notNull(),
  instructionId: uuid().notNull(),
  sequence: integer().notNull(),
  amountCents: bigint({ mode: 'number' }).notNull(),
  vatPercent: integer(),
  grossCents: bigint({ mode: 'number' }),
  workWaits: boolean(),
  basis: text().notNull(),
  byName: text().notNull(),
  at: instant().notNull(),
  decision: text().$type<NonNullable<CostEstimate['decision']>>(),
  remark: text(),
  decidedBy: text(),
  decidedAt: instant(),
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
  deletion: jsonb().$type<DeletionProtocol>(),
  byName: text().notNull(),
  at: instant().notNull(),
})
