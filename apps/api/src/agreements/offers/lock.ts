import { after, type OfferStatus } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import type { OfferMoveName } from '@portal/domain/moves/agreement'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import type { Held } from '../../platform/database/hold.ts'
import { offers, type OfferRow } from './table.ts'

/** An offer, locked until the transaction ends. */
export const offerAt = (tx: Tx, id: string): Held<OfferRow> => ({
  entity: 'offer',
  lock: async () => {
    const [row] = await tx.select().from(offers).where(eq(offers.id, id)).for('update')
    return row
  },
})

/** Where a move leads an offer. Throws `illegal-move`. */
export function movedBy({ status }: Pick<OfferRow, 'status'>, move: OfferMoveName): OfferStatus {
  const to = after(status, move)
  if (!to) throw new AppError({ code: 'illegal-move', from: status, move })
  return to
}
