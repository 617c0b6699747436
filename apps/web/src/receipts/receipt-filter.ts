import { ClientId } from '@portal/domain/accounts/contract'
import { InstructionId } from '@portal/domain/instructions/contract'
import { z } from 'zod'

/** Which receipts are shown; it lives in the address. What is no choice limits nothing. */
const ReceiptFilter = z.object({
  clientId: ClientId.nullable().catch(null),
  instructionId: InstructionId.nullable().catch(null),
})
export type ReceiptFilter = z.output<typeof ReceiptFilter>

export const receiptFilterOf = (query: (name: string) => string | null): ReceiptFilter =>
  ReceiptFilter.parse({ clientId: query('kunde'), instructionId: query('weisung') })

export function addressOf({ clientId, instructionId }: ReceiptFilter): string {
  const given = new URLSearchParams({
    ...(clientId && { kunde: clientId }),
    ...(instructionId && { weisung: instructionId }),
  })
  return given.size > 0 ? `/quittungen?${given}` : '/quittungen'
}
