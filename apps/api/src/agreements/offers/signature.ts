import type { CountersignOffer, OfferDetail, SignOffer } from '@portal/domain/agreements/offers'
import { AppError } from '@portal/domain/fault'
import { dateAt, type Instant } from '@portal/domain/time'
import { germanTime } from '../../platform/papers/german.ts'
import { authenticationWords, authorityInWords } from '../../receipts/wording.ts'
import type { SignatureLines } from '../pdf.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { Signature } from './table.ts'

/** Who signs is whoever acts: nobody signs in another name. */
export const signatureOf = (
  { userId, name }: Pick<Actor, 'userId' | 'name'>,
  { function: held, place, authority }: CountersignOffer,
  authenticatedBy: Signature['authenticatedBy'],
  now: Instant,
): Signature => ({
  signedBy: name,
  function: held,
  signedOn: dateAt(now),
  signedAt: place,
  authority,
  userId,
  at: now,
  authenticatedBy,
})

/** The same as the contract says it below the names. */
export const signatureLines = (
  title: string,
  party: string,
  { signedBy, function: held, authority, at, authenticatedBy }: Signature,
): SignatureLines => ({
  title,
  lines: [
    `${signedBy}, ${held}`,
    `für ${party}`,
    `Vertretungsmacht: ${authorityInWords(authority)}`,
    `am ${germanTime(at)}`,
    `bestätigt mit ${authenticationWords[authenticatedBy]}`,
  ],
})

/** The same as its receipt says it. */
export const receiptSignature = ({
  function: held,
  signedAt,
  authority,
  authenticatedBy,
}: Signature) => ({ function: held, place: signedAt, authority, authenticatedBy })

/** Throws `stale` where what was before the person, contract and days, is not what would be signed now. */
export function assertSeen(
  input: CountersignOffer | SignOffer,
  { contractSha256, boundIfSignedToday }: OfferDetail,
): void {
  const isTold = !('boundUntil' in input) || input.boundUntil === boundIfSignedToday
  if (input.contractSha256 !== contractSha256 || !isTold)
    throw new AppError({ code: 'stale', entity: 'offer' })
}

/** Throws `invalid` for what is still to be filled in. */
export function assertFilledIn(missing: readonly string[], isFilled: boolean): void {
  if (!isFilled) throw new AppError({ code: 'conflict', rule: 'not-filled-in' })
  if (missing.length > 0)
    throw new AppError({
      code: 'invalid',
      issues: missing.map((field) => ({
        path: `/details/${field}`,
        code: 'required',
        message: 'is still to be filled in',
      })),
    })
}
