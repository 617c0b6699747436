import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

export const ReceiptId = z.uuid()

/** The binding acts there are receipts of; the clause each rests on stands behind it. */
export const BindingAct = z.enum([
  'instruction.submitted', // §8.3
  'instruction.countersigned', // §8.3
  'instruction.confirmed', // §10.2
  'instruction.amended', // §10.2
  'instruction.withdrawn', // §10.2
  'instruction.accepted', // §8.3
  'costs.approved', // §10.3
  'costs.refused', // §10.3
  'oral-instruction.confirmed', // §8.3
  'oral-instruction.rejected', // §8.3
])
export type BindingAct = z.output<typeof BindingAct>

/** The receipt of a binding act; `sha256` is that of its canonical record, printed in the PDF. */
export const Receipt = z.object({
  id: ReceiptId,
  number: z.string(),
  act: BindingAct,
  sha256: z.string(),
  issuedAt: Instant,
})
export type Receipt = z.output<typeof Receipt>

export const ReceiptItem = Receipt.extend({
  clientId: ClientId,
  clientName: z.string(),
  /** What the act was done to, in the wording it had then. */
  subject: z.object({
    kind: z.literal('instruction'),
    id: z.uuid(),
    number: z.string().nullable(),
    revision: z.int(),
  }),
  /** False: from before receipts were signed; there is a letter of it, and no JWS. */
  isSigned: z.boolean(),
})
export type ReceiptItem = z.output<typeof ReceiptItem>

export const ReceiptQuery = PageQuery.extend({
  instructionId: z.uuid().optional(),
  clientId: ClientId.optional(),
})
export type ReceiptQuery = z.output<typeof ReceiptQuery>
