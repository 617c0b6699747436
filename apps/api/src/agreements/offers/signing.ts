import type { OfferDetail, SignOffer } from '@portal/domain/agreements/offers'
import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import { offerMoves } from '@portal/domain/moves/agreement'
import { dateAt } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { bindingAct } from '../../binding/service.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import type { Issuing } from '../../receipts/service.ts'
import { issueSignatureReceipt } from '../../receipts/signatures.ts'
import { tellOfOffer } from './emails.ts'
import { recordOfferEvent } from './events.ts'
import { movedBy, offerAt } from './lock.ts'
import { getOffer } from './reading.ts'
import { assertFilledIn, assertSeen, receiptSignature, signatureOf } from './signature.ts'
import { offers } from './table.ts'

export type Signing = Acting & Issuing & { tx: Tx & Reader }

/**
 * Signs for the client what was before the person, by its SHA-256. With that the client has proposed the agreement and is bound
 * until the day it was told, which is fixed here (§§ 145, 148, 150 (2) BGB). Throws what
 * `bindingAct` does, `illegal-move`, `stale`, `conflict` (`not-filled-in`, `offer-expired`), `invalid`.
 */
export function signOffer(
  acting: Signing,
  id: string,
  { secondFactor, ...input }: SignOffer,
): Promise<OfferDetail> {
  const { tx, actor, now } = acting
  const move = offerMoves.sign
  const declaration = canonicalJson(input)
  return bindingAct(acting, {
    move,
    subject: id,
    exact: { text: declaration },
    secondFactor,
    record: offerAt(tx, id),
    check: async (row) => {
      movedBy(row, 'sign')
      await holdRight(tx, actor, row.clientId, 'people.manage')
      if (row.openUntil < dateAt(now))
        throw new AppError({ code: 'conflict', rule: 'offer-expired' })
      const offer = await getOffer(tx, id, now)
      assertFilledIn(offer.missing, row.filled !== null)
      assertSeen(input, offer)
      return offer
    },
    change: async (row, offer, { authenticatedBy, sha256 }) => {
      const { clientId, number } = row
      const receiptId = newId()
      const signature = signatureOf(actor, input, authenticatedBy, now)
      await tx
        .update(offers)
        .set({
          status: movedBy(row, 'sign'),
          signature,
          signedAt: now,
          boundUntil: offer.boundIfSignedToday,
          contractSha256: offer.contractSha256,
          version: sql`${offers.version} + 1`,
        })
        .where(eq(offers.id, id))
      const event = { clientId, offerId: id, move: 'sign' as const, at: now, by: personalOf(actor) }
      await recordOfferEvent(tx, { ...event, authenticatedBy, receiptId })
      await tellOfOffer({ tx, now, enqueue: acting.factors.enqueue }, row, 'sign')
      return {
        done: { receiptId, signature },
        line: {
          clientId,
          subject: { kind: 'offer', id, number },
          data: {
            contractSha256: offer.contractSha256,
            confirmedSha256: sha256,
            ...(offer.boundIfSignedToday && { boundUntil: offer.boundIfSignedToday }),
          },
          personal: { ...personalOf(actor), function: input.function, authority: input.authority },
        },
      }
    },
    prove: async ({ receiptId, signature }, { proof, sha256 }, head) =>
      issueSignatureReceipt(
        tx,
        acting,
        actor,
        {
          receiptId,
          act: move.confirms,
          offer: await getOffer(tx, id, now),
          documentSha256: null,
          signature: receiptSignature(signature),
          confirmed: { sha256, declaration },
          proof,
          head,
        },
        now,
      ),
    answer: () => getOffer(tx, id, now),
  })
}
