import { z } from 'zod'
import { SecondFactor } from '../accounts/factors.ts'
import { type AgreementMoveName, agreementMoves } from '../moves/agreement.ts'
import { prose } from '../text.ts'
import { Instant } from '../time.ts'

/** What the client says of an agreement that the provider recorded from paper. */
export const Answer = z.enum(['confirmed', 'contested'])
export type Answer = z.output<typeof Answer>

/** Where a recorded agreement stands beside being in force: that hangs on its paper and its days, not on anybody's answer. */
export type Standing = Answer | 'unanswered' | 'struck'

const moves: Record<AgreementMoveName, { from: readonly Standing[]; to: Standing }> = {
  record: { from: [], to: 'unanswered' },
  correct: { from: ['unanswered', 'contested'], to: 'unanswered' },
  amend: { from: ['unanswered', 'confirmed', 'contested'], to: 'unanswered' },
  confirm: { from: ['unanswered', 'contested'], to: 'confirmed' },
  contest: { from: ['unanswered'], to: 'contested' },
  reply: { from: ['contested'], to: 'contested' },
  strike: { from: ['unanswered', 'contested'], to: 'struck' },
}

export const standingOf = ({
  answer,
  struckAt,
}: {
  answer: Answer | null
  struckAt: Instant | null
}): Standing => (struckAt === null ? (answer ?? 'unanswered') : 'struck')

export const isPossible = (standing: Standing, move: AgreementMoveName): boolean =>
  moves[move].from.includes(standing)

/** What was before the person who answers: its scan, and what was recorded of it. */
const seen = {
  documentSha256: z.hash('sha256').max(64),
  termsSha256: z.hash('sha256').max(64),
  secondFactor: SecondFactor.optional(),
}
export const ConfirmAgreement = z.strictObject(seen)
export type ConfirmAgreement = z.output<typeof ConfirmAgreement>

const reason = prose(4000)
export const ContestAgreement = z.strictObject({ ...seen, reason })
export type ContestAgreement = z.output<typeof ContestAgreement>

export const ReplyToContest = z.strictObject({ reason })
export type ReplyToContest = z.output<typeof ReplyToContest>
export const StrikeAgreement = z.strictObject({ reason })
export type StrikeAgreement = z.output<typeof StrikeAgreement>

const agreementMoveNames = Object.keys(agreementMoves) as AgreementMoveName[]

/** One step of the way of a recorded agreement. */
export const AgreementEvent = z.object({
  sequence: z.int(),
  move: z.enum(agreementMoveNames),
  /** The version it was about. */
  version: z.int(),
  at: Instant,
  by: z.string(),
  side: z.enum(['client', 'provider']),
  /** Why it was contested, struck or stays as it is. */
  reason: z.string().nullable(),
  /** The receipt of an answer. */
  receiptId: z.uuid().nullable(),
})
export type AgreementEvent = z.output<typeof AgreementEvent>
