import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { SecondFactor } from '../accounts/factors.ts'
import { line, prose } from '../text.ts'
import { Moment } from '../time.ts'
import { ChangeInstruction, Channel, DraftInstruction, Instruction, whole } from './contract.ts'

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

/** What was told to the provider (§8.3): by whom, when, how; it stays void until it is confirmed. */
export const RecordInstruction = whole(
  z.strictObject({
    clientId: ClientId,
    ...DraftInstruction.shape,
    channel: Channel.exclude(['portal']),
    toldBy: line(200),
    toldAt: Moment,
    note: prose(2_000).nullable().default(null),
  }),
)
export type RecordInstruction = z.output<typeof RecordInstruction>

/** Confirms what was told (§8.3), or holds on to an instruction in spite of a concern (§10.2). */
export const ConfirmInstruction = z.strictObject({
  secondFactor,
  /** The concern that is answered; none where a told instruction is confirmed. */
  concern: z.int().min(1).nullable().default(null),
  remark: prose(5_000).nullable().default(null),
  textSha256: sha256.optional(),
})
export type ConfirmInstruction = z.output<typeof ConfirmInstruction>

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
  basis: prose(5_000),
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
  givenBy: Instruction.shape.givenBy.unwrap(),
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
