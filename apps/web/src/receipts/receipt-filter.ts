import { ClientId } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { InstructionId } from '@portal/domain/instructions/contract'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'

/** Which receipts are shown; it lives in the address. What is no choice limits nothing. */
const ReceiptFilter = z.object({
  clientId: ClientId.nullable().catch(null),
  instructionId: InstructionId.nullable().catch(null),
})
export type ReceiptFilter = z.output<typeof ReceiptFilter>

export const receiptFilterOf = (query: (name: string) => string | null): ReceiptFilter =>
  ReceiptFilter.parse({ clientId: query('kunde'), instructionId: query('weisung') })

export const addressOf = ({ clientId, instructionId }: ReceiptFilter): string =>
  withQuery(pages.receipts, { kunde: clientId, weisung: instructionId })
