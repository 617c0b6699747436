import type { OfferStatus } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { dateAt, type Instant } from '@portal/domain/time'
import type { Reader } from '../../platform/database/db.ts'
import { getOffer } from './reading.ts'

/** What a paper says of itself that will not be signed any more. */
const words: Partial<Record<OfferStatus, string>> = {
  declined: 'Entwurf – abgelehnt',
  withdrawn: 'Entwurf – zurückgezogen',
  expired: 'Entwurf – nicht rechtzeitig unterschrieben',
  lapsed: 'Entwurf – nicht rechtzeitig gegengezeichnet',
}

/** What is printed of an offer as a draft. Throws `not-found`, `illegal-move` of what is concluded: of that there is the sealed paper. */
export async function draftOf(tx: Reader, id: string, now: Instant) {
  const { terms, number, text: wording, status } = await getOffer(tx, id, now)
  if (status === 'concluded')
    throw new AppError({ code: 'illegal-move', from: status, move: 'draft' })
  return { terms, of: { number, date: dateAt(now), wording, draft: words[status] } }
}
