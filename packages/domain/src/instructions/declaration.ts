import type { Instruction } from './contract.ts'

/** What of an instruction a person has before them who declares something about it. */
export type Declared = Pick<
  Instruction,
  | 'id'
  | 'kind'
  | 'title'
  | 'text'
  | 'systems'
  | 'dataCategories'
  | 'dataSubjects'
  | 'wishedDate'
  | 'urgency'
  | 'urgencyReason'
  | 'validFrom'
  | 'validUntil'
  | 'details'
  | 'proposedBy'
  | 'revision'
  | 'attachments'
  | 'oral'
  | 'concerns'
  | 'costEstimates'
  | 'executions'
>

/**
 * Everything that a binding act on an instruction confirms: its wording and its files, what the act answers to, and what the
 * person adds (`input`: as the contract's parse gives it, without `secondFactor`). SHA-256 of the canonical JSON of this is
 * what a second factor confirms, a passkey signs, and the line of the log and the receipt name.
 */
export function declarationOf(instruction: Declared, input: object) {
  const { id, kind, title, text, systems, dataCategories, dataSubjects } = instruction
  const { wishedDate, urgency, urgencyReason, validFrom, validUntil } = instruction
  const { details, revision, attachments, oral, concerns, costEstimates, executions } = instruction
  const concern = concerns.find(({ answer }) => answer === null)
  const estimate = costEstimates.find(({ decision }) => decision === null)
  return {
    schema: 'avv-portal/declaration/1' as const,
    instruction: {
      id,
      revision,
      kind,
      title,
      text,
      systems,
      dataCategories,
      dataSubjects,
      wishedDate,
      urgency,
      urgencyReason,
      validFrom,
      validUntil,
      details,
      // Left out of what one side orders.
      ...(instruction.proposedBy && { proposedBy: instruction.proposedBy }),
      oral,
      attachments: attachments.map(({ name, sha256, size }) => ({ name, sha256, size })),
    },
    answersTo: {
      concern: concern
        ? {
            sequence: concern.sequence,
            norm: concern.norm,
            reasoning: concern.reasoning,
            suspended: concern.suspended,
            continues: concern.continues,
            askedOfClient: concern.askedOfClient,
          }
        : null,
      costs: estimate
        ? {
            sequence: estimate.sequence,
            amountCents: estimate.amountCents,
            basis: estimate.basis,
            // What was estimated before both sums were asked for is confirmed as it was shown.
            ...(estimate.grossCents !== null && {
              vatPercent: estimate.vatPercent,
              grossCents: estimate.grossCents,
              workWaits: estimate.workWaits,
            }),
          }
        : null,
      execution: executions.at(-1) ?? null,
    },
    input,
  }
}
