import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { line, prose } from '../text.ts'
import { Moment } from '../time.ts'
import { isMutual } from './kinds.ts'
import { ChangeInstruction, DraftInstruction, Instruction, periodic, whole } from './contract.ts'

// What people send to move an instruction. A binding act carries a fresh second factor; what a passkey signs is the
// SHA-256 of the canonical JSON of `declarationOf`: the instruction as it is shown, with its files, and the rest of the input.

const secondFactor = SecondFactor.optional()
const sha256 = z.string().length(64)

/** `textSha256`, when sent, must be that of the text the person reviewed. */
export const SubmitInstruction = z.strictObject({ secondFactor, textSha256: sha256.optional() })
export type SubmitInstruction = z.output<typeof SubmitInstruction>

/** The second signature (four eyes), over what `presented.sha256` names. */
export const CountersignInstruction = z.strictObject({ secondFactor, sha256: sha256.optional() })
export type CountersignInstruction = z.output<typeof CountersignInstruction>

/** Back to where it came from, unsigned. */
export const SendBackInstruction = z.strictObject({ reason: prose(5_000) })
export type SendBackInstruction = z.output<typeof SendBackInstruction>

const { kind: _, details: __, ...change } = DraftInstruction.shape
/** A change that the provider proposes to a client (§8.2). */
export const ProposeChange = periodic(
  z.strictObject({ clientId: ClientId, ...change, secondFactor }),
)
export type ProposeChange = z.output<typeof ProposeChange>

/** Another wording of what was proposed; what is left out stays. */
export const ReviseChange = ChangeInstruction.omit({ kind: true, details: true }).extend({
  secondFactor,
})
export type ReviseChange = z.output<typeof ReviseChange>

/** Yes to exactly this wording: another text, or another revision of it, answers 412. */
export const AgreeToChange = z.strictObject({
  secondFactor,
  revision: z.int().min(1).optional(),
  textSha256: sha256.optional(),
})
export type AgreeToChange = z.output<typeof AgreeToChange>

export const RefuseChange = z.strictObject({ secondFactor, reason: prose(5_000) })
export type RefuseChange = z.output<typeof RefuseChange>

export const RetractChange = z.strictObject({
  secondFactor,
  reason: prose(5_000).nullable().default(null),
})
export type RetractChange = z.output<typeof RetractChange>

/** A change of the processing needs documented form (§8.2): nobody proposes it by word of mouth. */
const isOrdered = ({ kind }: Pick<DraftInstruction, 'kind'>) => !isMutual(kind)
const documented = {
  path: ['kind'],
  error: 'is proposed in documented form',
  params: { rule: 'documented-form' },
}

const entry = {
  ...DraftInstruction.shape,
  /** Whom it is from. */
  toldBy: line(200),
  /** When it was told, or arrived. */
  toldAt: Moment,
  note: prose(2_000).nullable().default(null),
  /** The entry of that person in the client's §9 register, where there is one. */
  authorisationId: z.uuid().nullable().default(null),
}

/** What was told to the provider by word of mouth (§8.3): by whom, when; it waits for the client's confirmation. */
export const RecordInstruction = whole(
  z.strictObject({ clientId: ClientId, ...entry, channel: z.literal('oral').default('oral') }),
).refine(isOrdered, documented)
export type RecordInstruction = z.output<typeof RecordInstruction>

/** What arrived by letter or email (§9), from whom and when; its scan goes with it. */
export const ReceiveInstruction = whole(
  z.strictObject({ clientId: ClientId, ...entry, channel: z.enum(['letter', 'email']) }),
)
export type ReceiveInstruction = z.output<typeof ReceiveInstruction>

/** Another entry in place of the one that stands; what it said stays on record. */
export const CorrectEntry = whole(z.strictObject(entry))
export type CorrectEntry = z.output<typeof CorrectEntry>

export const TakeBackEntry = z.strictObject({ reason: prose(5_000) })
export type TakeBackEntry = z.output<typeof TakeBackEntry>

/** Why it cannot wait for its confirmation (§8.3). */
export const StartInEmergency = z.strictObject({ reason: prose(5_000) })
export type StartInEmergency = z.output<typeof StartInEmergency>

/** What both have settled about something that was carried out and is not from the client. */
export const SettleContest = z.strictObject({ outcome: prose(5_000) })
export type SettleContest = z.output<typeof SettleContest>

/** Confirms what was told (§8.3), or holds on to an instruction in spite of a concern (§10.2). */
export const ConfirmInstruction = z.strictObject({
  secondFactor,
  /** The concern that is answered; none where a told instruction is confirmed. */
  concern: z.int().min(1).nullable().default(null),
  remark: prose(5_000).nullable().default(null),
  textSha256: sha256.optional(),
})
export type ConfirmInstruction = z.output<typeof ConfirmInstruction>

/** "Not from us": of what was told, or of a letter or an email. */
export const RejectInstruction = z.strictObject({ secondFactor, reason: prose(5_000) })
export type RejectInstruction = z.output<typeof RejectInstruction>

/** §10.2: which norm, why, what rests and what goes on, and what the client is asked to do. */
export const RaiseConcern = z.strictObject({
  norm: line(300),
  reasoning: prose(20_000),
  suspended: prose(5_000),
  continues: prose(5_000).nullable().default(null),
  askedOfClient: prose(5_000),
})
export type RaiseConcern = z.output<typeof RaiseConcern>

/** The wording as it is to be from now on; what is left out stays. */
export const AmendInstruction = ChangeInstruction.omit({ kind: true }).extend({ secondFactor })
export type AmendInstruction = z.output<typeof AmendInstruction>

export const WithdrawInstruction = z.strictObject({
  secondFactor,
  reason: prose(5_000).nullable().default(null),
})
export type WithdrawInstruction = z.output<typeof WithdrawInstruction>

/** §10.3: what it will cost and how that was reckoned. */
export const QuoteCosts = z.strictObject({
  /** Euro cents, without value added tax. */
  amountCents: z.int().min(1).max(100_000_000),
  /** Percent. */
  vatPercent: z.int().min(0).max(30).default(19),
  basis: prose(5_000),
  /** Whether the work waits for the decision; it may only where neither contract nor law demand it anyway (§10.3, §16). */
  workWaits: z.boolean().default(false),
})
export type QuoteCosts = z.output<typeof QuoteCosts>

export const DecideCosts = z.strictObject({
  secondFactor,
  approved: z.boolean(),
  /** The amount the person read; another one answers 412. */
  amountCents: z.int().optional(),
  remark: prose(2_000).nullable().default(null),
})
export type DecideCosts = z.output<typeof DecideCosts>

export const AcceptExecution = z.strictObject({
  secondFactor,
  remark: prose(2_000).nullable().default(null),
})
export type AcceptExecution = z.output<typeof AcceptExecution>

export const ReportDefect = z.strictObject({ defect: prose(5_000) })
export type ReportDefect = z.output<typeof ReportDefect>

export const DeclineInstruction = z.strictObject({ reason: prose(5_000) })
export type DeclineInstruction = z.output<typeof DeclineInstruction>

/** A wording as it was in force, to be compared with another. */
export const InstructionRevision = z.object({
  revision: z.int(),
  at: z.string(),
  textSha256: z.string(),
  /** Null: it was entered by the provider, and nobody confirmed it in the portal. */
  givenBy: Instruction.shape.givenBy,
  enteredBy: z.string().nullable(),
  countersignedBy: Instruction.shape.countersignedBy,
  content: Instruction.pick({
    kind: true,
    title: true,
    text: true,
    systems: true,
    dataCategories: true,
    dataSubjects: true,
    wishedDate: true,
    urgency: true,
    urgencyReason: true,
    validFrom: true,
    validUntil: true,
    details: true,
  }),
})
export type InstructionRevision = z.output<typeof InstructionRevision>
