import type { FilledIn, OfferDetail } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { eq, sql } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { hold } from '../../platform/database/hold.ts'
import { offerAt } from './lock.ts'
import { getOffer } from './reading.ts'
import { offers } from './table.ts'

type Filling = Pick<Acting, 'seen' | 'now'> & { tx: Tx & Reader }

/** Keeps what the client has filled in so far; it declares nothing. Throws `illegal-move` once it is signed or over, `stale`. */
export async function fillOffer(
  { tx, now, seen }: Filling,
  id: string,
  filled: FilledIn,
): Promise<OfferDetail> {
  const { status } = await hold(offerAt(tx, id), seen)
  if (status !== 'offered') throw new AppError({ code: 'illegal-move', from: status, move: 'fill' })
  await tx
    .update(offers)
    .set({ filled, version: sql`${offers.version} + 1` })
    .where(eq(offers.id, id))
  return getOffer(tx, id, now)
}
