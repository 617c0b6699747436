import { z } from 'zod'
import { ClientId, UserId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { DataCategory, DataSubject } from '../agreements/contract.ts'
import { PageQuery } from '../page.ts'
import { line, prose } from '../text.ts'
import { CalendarDate, Instant, Moment } from '../time.ts'
import { Status } from './machine.ts'

export const InstructionId = z.uuid()

/** What an instruction asks for; the clause it rests on stands behind each. */
export const InstructionKind = z.enum([
  'rectification', // §5.1
  'erasure', // §5.1
  'restriction', // §5.1
  'data_export', // §5.2
  'access_support', // §6.8
  'processing_change', // §8.2
  'security_measure', // §4
  'support', // §6.8, §10.1
  'error_report', // §8.5
  'other',
])
export type InstructionKind = z.output<typeof InstructionKind>

export const System = z.enum(['thera-pi.online', 'med-drive.de', 'other'])
export type System = z.output<typeof System>

export const Urgency = z.enum(['normal', 'urgent'])
export type Urgency = z.output<typeof Urgency>

const draftFields = {
  kind: InstructionKind,
  title: line(200),
  /** The instruction itself; kept to the letter. */
  text: prose(20_000),
  systems: z.array(System).max(3).default([]),
  dataCategories: z.array(DataCategory).max(8).default([]),
  dataSubjects: z.array(DataSubject).max(2).default([]),
  wishedDate: CalendarDate.nullable().default(null),
  urgency: Urgency.default('normal'),
  urgencyReason: line(500).nullable().default(null),
  /** Both null: a one-off. With a start it stands until its end or until it is withdrawn. */
  validFrom: CalendarDate.nullable().default(null),
  validUntil: CalendarDate.nullable().default(null),
}

type Period = { validFrom?: string | null | undefined; validUntil?: string | null | undefined }
const inOrder = ({ validFrom, validUntil }: Period) =>
  !validUntil || (!!validFrom && validFrom <= validUntil)
const order = { path: ['validUntil'], error: 'ends before it begins', params: { rule: 'period' } }

export const DraftInstruction = z.strictObject(draftFields).refine(inOrder, order)
export type DraftInstruction = z.output<typeof DraftInstruction>

/** Any of the draft's fields; what it leaves out stays. The rules across fields hold for the result. */
export const ChangeInstruction = z
  .strictObject({
    kind: InstructionKind,
    title: draftFields.title,
    text: draftFields.text,
    systems: draftFields.systems.unwrap(),
    dataCategories: draftFields.dataCategories.unwrap(),
    dataSubjects: draftFields.dataSubjects.unwrap(),
    wishedDate: draftFields.wishedDate.unwrap(),
    urgency: draftFields.urgency.unwrap(),
    urgencyReason: draftFields.urgencyReason.unwrap(),
    validFrom: draftFields.validFrom.unwrap(),
    validUntil: draftFields.validUntil.unwrap(),
  })
  .partial()
export type ChangeInstruction = z.output<typeof ChangeInstruction>

/** Who gave it, with the §9 entry as it stood at that moment. */
export const GivenBy = z.object({
  userId: UserId,
  name: z.string(),
  function: z.string(),
  authorisationId: z.uuid(),
  authorisedSince: CalendarDate,
  authenticatedBy: z.enum(['password+totp', 'passkey']),
})
export type GivenBy = z.output<typeof GivenBy>

/** The receipt of a binding act; `sha256` is that of its canonical record, printed in the PDF. */
export const Receipt = z.object({
  number: z.string(),
  act: z.enum(['instruction.submitted']),
  sha256: z.string(),
  issuedAt: Instant,
})
export type Receipt = z.output<typeof Receipt>

/** One step of the way; `note` is the reason of a declination. */
const InstructionEvent = z.object({
  at: Instant,
  move: z.enum(['submit', 'acknowledge', 'start', 'execute', 'decline']),
  to: Status,
  by: z.string(),
  side: z.enum(['client', 'provider']),
  note: z.string().nullable(),
})
export type InstructionEvent = z.output<typeof InstructionEvent>

const executionFields = {
  /** How it was carried out. */
  report: prose(20_000),
  executedFrom: Moment,
  executedUntil: Moment,
  /** What came of it. */
  result: prose(5_000),
  /** Where the proof is: a ticket, a log, a file. */
  evidence: prose(5_000).nullable().default(null),
  subprocessorsInformed: prose(2_000).nullable().default(null),
  /** What remains, and on which legal ground. */
  remaining: prose(5_000).nullable().default(null),
}

export const ExecuteInstruction = z
  .strictObject(executionFields)
  .refine(({ executedFrom, executedUntil }) => executedFrom <= executedUntil, {
    path: ['executedUntil'],
    error: 'ends before it begins',
    params: { rule: 'period' },
  })
export type ExecuteInstruction = z.output<typeof ExecuteInstruction>

export const ExecutionReport = z.object({
  report: z.string(),
  executedFrom: Instant,
  executedUntil: Instant,
  result: z.string(),
  evidence: z.string().nullable(),
  subprocessorsInformed: z.string().nullable(),
  remaining: z.string().nullable(),
  by: z.string(),
  at: Instant,
})
export type ExecutionReport = z.output<typeof ExecutionReport>

export const InstructionItem = z.object({
  id: InstructionId,
  clientId: ClientId,
  clientName: z.string(),
  number: z.string().nullable(),
  status: Status,
  version: z.int(),
  kind: InstructionKind,
  title: z.string(),
  urgency: Urgency,
  wishedDate: CalendarDate.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  submittedAt: Instant.nullable(),
})
export type InstructionItem = z.output<typeof InstructionItem>

export const Instruction = InstructionItem.extend({
  text: z.string(),
  systems: z.array(System),
  dataCategories: z.array(DataCategory),
  dataSubjects: z.array(DataSubject),
  urgencyReason: z.string().nullable(),
  validFrom: CalendarDate.nullable(),
  validUntil: CalendarDate.nullable(),
  draftedBy: z.string(),
  /** SHA-256 of the text's UTF-8 bytes; the review shows it, the receipt repeats it. */
  textSha256: z.string(),
  givenBy: GivenBy.nullable(),
  receipt: Receipt.nullable(),
  acknowledgedAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  executedAt: Instant.nullable(),
  declinedAt: Instant.nullable(),
  declineReason: z.string().nullable(),
  execution: ExecutionReport.nullable(),
  events: z.array(InstructionEvent),
})
export type Instruction = z.output<typeof Instruction>

/** `textSha256`, when sent, must be that of the text the person reviewed. */
export const SubmitInstruction = z.strictObject({
  secondFactor: SecondFactor.optional(),
  textSha256: z.string().length(64).optional(),
})
export type SubmitInstruction = z.output<typeof SubmitInstruction>

export const DeclineInstruction = z.strictObject({ reason: prose(5_000) })
export type DeclineInstruction = z.output<typeof DeclineInstruction>

export const InstructionQuery = PageQuery.extend({
  status: Status.optional(),
  kind: InstructionKind.optional(),
  /** `true`: what is not ended yet; `false`: what is. */
  open: z.stringbool().optional(),
  clientId: ClientId.optional(),
})
export type InstructionQuery = z.output<typeof InstructionQuery>
