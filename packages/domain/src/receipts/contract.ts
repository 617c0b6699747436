import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { provenActNames } from '../moves/life-cycles.ts'
import { PageQuery } from '../page.ts'
import { Instant } from '../time.ts'

export const ReceiptId = z.uuid()

/** The binding acts there are receipts of. */
export const BindingAct = z.enum(provenActNames)
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
    /** A change is proposed and agreed (§8.2); an offer is of an agreement that is concluded in the portal. */
    kind: z.enum(['instruction', 'change', 'agreement', 'offer']),
    id: z.uuid(),
    number: z.string().nullable(),
    title: z.string(),
    revision: z.int(),
  }),
  /** False: from before receipts were signed; there is a letter of it, and no JWS. */
  isSigned: z.boolean(),
  /** The time in the time stamp (RFC 3161) of the letter's seal, and whose it is; null: without a time stamp, or not sealed yet. */
  stamp: z.object({ at: Instant, authority: z.string() }).nullable(),
})
export type ReceiptItem = z.output<typeof ReceiptItem>

export const ReceiptQuery = PageQuery.extend({
  instructionId: z.uuid().optional(),
  agreementId: z.uuid().optional(),
  offerId: z.uuid().optional(),
  clientId: ClientId.optional(),
})
export type ReceiptQuery = z.output<typeof ReceiptQuery>
