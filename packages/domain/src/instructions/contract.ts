import { z } from 'zod'
import { allAtOnce } from '../all-at-once.ts'
import { IsDoubtful } from '../doubt.ts'
import { ClientId, UserId } from '../accounts/contract.ts'
import { DataCategories, DataSubjects } from '../agreements/contract.ts'
import { instructionChannels } from '../moves/instruction-state.ts'
import { movers } from '../moves/move.ts'
import { Side, StaffRole } from '../access.ts'
import { Flag, PageQuery } from '../page.ts'
import { Receipt } from '../receipts/contract.ts'
import { Ground } from '../people/ground.ts'
import { line, prose } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'
import { ExecutionReport } from './execution.ts'
import { aboutOf, Details, InstructionKind } from './kinds.ts'
import { MoveType, Status } from './machine.ts'
import { PatientDataHint } from './patient-data.ts'
import { Urgency } from './urgency.ts'

export const InstructionId = z.uuid()

export const System = z.enum(['thera-pi.online', 'med-drive.de', 'other'])
export type System = z.output<typeof System>

/** How it reached the provider; the portal is the rule, the others are entered by the provider (§8.3, §9). */
export const Channel = z.enum(instructionChannels)
export type Channel = z.output<typeof Channel>

const draftFields = {
  kind: InstructionKind,
  title: line(200),
  /** The instruction itself; kept to the letter. */
  text: prose(20_000),
  systems: z.array(System).max(3).default([]),
  dataCategories: DataCategories.default([]),
  dataSubjects: DataSubjects.default([]),
  wishedDate: CalendarDate.nullable().default(null),
  urgency: Urgency.default('normal'),
  urgencyReason: line(500).nullable().default(null),
  /** Both null: a one-off. With a start it stands until its end or until it is withdrawn. */
  validFrom: CalendarDate.nullable().default(null),
  validUntil: CalendarDate.nullable().default(null),
  details: Details.nullable().default(null),
}

type Period = { validFrom?: string | null | undefined; validUntil?: string | null | undefined }
const inOrder = ({ validFrom, validUntil }: Period) =>
  !validUntil || (!!validFrom && validFrom <= validUntil)
const order = {
  ...allAtOnce,
  path: ['validUntil'],
  error: 'ends before it begins',
  params: { rule: 'period' },
}

type Kinded = { kind: InstructionKind; details?: Details | null | undefined }
const detailsFit = ({ kind, details }: Kinded) => !details || details.about === aboutOf(kind)
const fitting = {
  path: ['details'],
  error: 'belongs to another kind',
  params: { rule: 'other-kind' },
}

/** The rule of its period, for whatever carries a wording. */
export const periodic = <T extends z.ZodType<Period>>(schema: T): T => schema.refine(inOrder, order)

/** The rules across fields, for whatever carries a wording of any kind. */
export const whole = <T extends z.ZodType<Period & Kinded>>(schema: T): T =>
  periodic(schema).refine(detailsFit, fitting)

export const DraftInstruction = whole(z.strictObject(draftFields))
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
    details: draftFields.details.unwrap(),
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
  /** Who made that entry, and on what ground; left out where it was given before grounds were kept. */
  ground: Ground.optional(),
})
export type GivenBy = z.output<typeof GivenBy>

/** Who declares something for the provider. */
export const ByProvider = z.object({
  side: z.literal('provider'),
  userId: UserId,
  name: z.string(),
  role: StaffRole,
  authenticatedBy: GivenBy.shape.authenticatedBy,
})
export type ByProvider = z.output<typeof ByProvider>
/** Who declares something that binds: for the client by the §9 register, or for the provider. */
export const Declarant = z.union([ByProvider, GivenBy])
export type Declarant = z.output<typeof Declarant>

/** Who agreed to a proposal; `countersignedBy`: where the client asks for four eyes. */
export const AgreedBy = z.object({ by: Declarant, countersignedBy: GivenBy.nullable() })
export type AgreedBy = z.output<typeof AgreedBy>

/** One step of the way; `note` is the reason of a declination, a defect, a withdrawal. */
const InstructionEvent = z.object({
  at: Instant,
  move: MoveType,
  to: Status,
  /** Null: it happened by itself, on its day. */
  by: z.string().nullable(),
  side: z.enum(movers),
  note: z.string().nullable(),
  /** The revision of the wording it was about. */
  revision: z.int(),
})
export type InstructionEvent = z.output<typeof InstructionEvent>

/** What the provider entered of an instruction that came by word of mouth, letter or email (§8.3, §9). */
export const OralRecord = z.object({
  /** Whom it is from. */
  toldBy: z.string(),
  /** When it was told or arrived; not when it was entered. */
  toldAt: Instant,
  note: z.string().nullable(),
  recordedBy: z.string(),
  /** The entry of the §9 register that whom it is from had then, where the provider found one. */
  authorisation: GivenBy.pick({
    name: true,
    function: true,
    authorisationId: true,
    authorisedSince: true,
  }).optional(),
})
export type OralRecord = z.output<typeof OralRecord>

/** A wording signed once, which waits for a second authorised person. */
export const Presented = z.object({
  move: z.enum(['submit', 'confirm', 'amend', 'propose', 'revise', 'agree']),
  by: z.string(),
  byId: UserId,
  at: Instant,
  /** What the second signature has to confirm. */
  sha256: z.string(),
  /** The wording an amendment would bring; null where it is the instruction's own. */
  amendment: z.record(z.string(), z.unknown()).nullable(),
  /** What the first person said beside it. */
  remark: z.string().nullable(),
})
export type Presented = z.output<typeof Presented>

/** The processor's concern (§10.2): a document of its own. */
export const Concern = z.object({
  sequence: z.int(),
  norm: z.string(),
  reasoning: z.string(),
  suspended: z.string(),
  continues: z.string().nullable(),
  askedOfClient: z.string(),
  by: z.string(),
  sentAt: Instant,
  firstReadAt: Instant.nullable(),
  firstReadBy: z.string().nullable(),
  /** `void`: the instruction it was about never was one. */
  answer: z.enum(['confirmed', 'amended', 'withdrawn', 'expired', 'void']).nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type Concern = z.output<typeof Concern>

export const CostEstimate = z.object({
  sequence: z.int(),
  /** Euro cents, without value added tax. */
  amountCents: z.int(),
  /** Euro cents, with value added tax; null: from before both were asked for. */
  grossCents: z.int().nullable(),
  /** Percent; null: from before it was asked for. */
  vatPercent: z.int().nullable(),
  basis: z.string(),
  /** Whether the provider lets the work wait for the decision; null: from before it was asked. */
  workWaits: z.boolean().nullable(),
  by: z.string(),
  at: Instant,
  /** `dropped`: the instruction ended before it was decided. */
  decision: z.enum(['approved', 'refused', 'dropped']).nullable(),
  remark: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
})
export type CostEstimate = z.output<typeof CostEstimate>

/** A file that belongs to the wording; `sha256` is that of its bytes. */
export const Attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  /** Bytes. */
  size: z.int(),
  sha256: z.string(),
  by: z.string(),
  at: Instant,
})
export type Attachment = z.output<typeof Attachment>
export const mostAttachments = 10
/** Bytes. */
export const largestAttachment = 20 * 1024 * 1024

/** What the two sides write to each other about an instruction; never an instruction itself. */
const Message = z.object({
  id: z.uuid(),
  side: z.enum(['client', 'provider']),
  by: z.string(),
  at: Instant,
  text: z.string(),
})
export type Message = z.output<typeof Message>

/** What the provider's people note for each other; a client never sees it. */
const Note = Message.omit({ side: true })
export type Note = z.output<typeof Note>

export const Writing = z.strictObject({ text: prose(10_000) })
export type Writing = z.output<typeof Writing>

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
  channel: Channel,
  /** Since when it has stood where it stands. */
  statusSince: Instant,
  /** When an authorised person stood by what the provider had entered; null for what came through the portal. */
  confirmedAt: Instant.nullable(),
  /** An estimate waits for a decision since (§10.3). */
  costsAskedAt: Instant.nullable(),
  /** "Not from us", when it was carried out already, and since when that is settled. */
  contestedAt: Instant.nullable(),
  contestSettledAt: Instant.nullable(),
  validFrom: CalendarDate.nullable(),
  validUntil: CalendarDate.nullable(),
  /** Which side proposed it; null: it is ordered, or was before changes of the processing were proposals. */
  proposedBy: Side.nullable(),
  /** Since when both sides have agreed. */
  agreedAt: Instant.nullable(),
})
export type InstructionItem = z.output<typeof InstructionItem>

export const Instruction = InstructionItem.extend({
  isDoubtful: IsDoubtful,
  /** Its client's agreement, where the client says that it is recorded falsely: the instruction goes its way all the same. */
  contestedAgreement: z.object({ id: z.uuid(), number: z.string() }).nullable(),
  text: z.string(),
  systems: z.array(System),
  dataCategories: z.array(z.string()),
  dataSubjects: z.array(z.string()),
  urgencyReason: z.string().nullable(),
  details: Details.nullable(),
  /** Counts the wordings that were in force; an amendment after a concern brings the next. */
  revision: z.int(),
  oral: OralRecord.nullable(),
  /** When the provider entered it. */
  recordedAt: Instant.nullable(),
  /** Why it was begun before anybody confirmed it. */
  emergencyReason: z.string().nullable(),
  presented: Presented.nullable(),
  draftedBy: z.string(),
  /** SHA-256 of the text's UTF-8 bytes; the review shows it, the receipt repeats it. */
  textSha256: z.string(),
  givenBy: GivenBy.nullable(),
  countersignedBy: GivenBy.nullable(),
  /** Who proposed it for the provider. */
  proposer: ByProvider.nullable(),
  agreedBy: AgreedBy.nullable(),
  /** That of its submission, or of the confirmation of one that was told. */
  receipt: Receipt.nullable(),
  receipts: z.array(Receipt),
  acknowledgedAt: Instant.nullable(),
  startedAt: Instant.nullable(),
  executedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Why it was declined, withdrawn or rejected. */
  endReason: z.string().nullable(),
  /** The latest report. */
  execution: ExecutionReport.nullable(),
  executions: z.array(ExecutionReport),
  concerns: z.array(Concern),
  costEstimates: z.array(CostEstimate),
  attachments: z.array(Attachment),
  messages: z.array(Message),
  /** Null for a client's people. */
  notes: z.array(Note).nullable(),
  /** Where the text looks like a patient's data; a warning, nothing more. */
  patientData: z.array(PatientDataHint),
  events: z.array(InstructionEvent),
})
export type Instruction = z.output<typeof Instruction>

export const InstructionQuery = PageQuery.extend({
  status: Status.optional(),
  kind: InstructionKind.optional(),
  /** `true`: what is not ended yet; `false`: what is. */
  open: Flag.optional(),
  clientId: ClientId.optional(),
  /** Whose turn it is. */
  turn: z.enum(['client', 'provider']).optional(),
  /** Only what should have been done by now: the wished day is over. */
  overdue: Flag.optional(),
  urgency: Urgency.optional(),
  /** Words of title or number, all of which have to be there, or parts of them: whatever the case, with ä or ae, ß or ss. */
  search: line(100).optional().meta({
    description:
      'Words of title or number, or parts of them, in any order; all have to be there. Case does not matter, nor whether ä is written ä or ae and ß ß or ss, nor how a word ends. One or two letters are the beginning of a word. Where many have the words, but few of the next ones in the list, a page may hold fewer than `limit` or none although `nextCursor` says that the search goes on.',
  }),
  /** `due`: by the wished day; urgent ones without a day as of the day they were given, all others last. */
  sort: z.enum(['moved', 'due']).default('moved'),
})
export type InstructionQuery = z.output<typeof InstructionQuery>
