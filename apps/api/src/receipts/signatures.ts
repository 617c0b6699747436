import type { OfferDetail } from '@portal/domain/agreements/offers'
import type { BindingAct, Receipt } from '@portal/domain/receipts/contract'
import type { CalendarDate, Instant } from '@portal/domain/time'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import { type EvidenceHead, personalOf } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import { germanDate } from '../platform/papers/german.ts'
import type { SignatureRecord } from './record.ts'
import { type Issuing, keepReceipt } from './service.ts'

/** A signature under an agreement that is concluded in the portal, with everything its receipt proves. */
export type ProvenSignature = {
  receiptId: string
  act: BindingAct
  /** As it was signed. */
  offer: OfferDetail
  /** The sealed contract; null until both have signed. */
  documentSha256: string | null
  signature: Omit<SignatureRecord['signedBy'], 'userId' | 'name' | 'side'>
  confirmed: { sha256: string; declaration: string }
  proof: Confirmation['proof']
  head: EvidenceHead
}

const boundWords = (until: CalendarDate | null) =>
  until === null
    ? ''
    : ` Er ist daran gebunden, bis der Auftragnehmer gegenzeichnet, längstens bis zum Ablauf des ${germanDate(until)} (§§ 145, 148 BGB).`

/** The proof of a signature, in its transaction; as `issueReceipt`. */
export function issueSignatureReceipt(
  tx: Tx,
  issuing: Issuing,
  actor: Actor,
  { receiptId, act, offer, documentSha256, signature, confirmed, proof, head }: ProvenSignature,
  now: Instant,
): Promise<Receipt> {
  const { id, clientId, number, textVersion, text: wording, contractSha256, terms } = offer
  const { bindingDays, boundUntil } = offer
  const about = { clientId, offerId: id, revision: 1 }
  const title = `Auftragsverarbeitungsvertrag ${number}`
  const text =
    documentSha256 === null
      ? `Ich unterschreibe den ${title} für den Auftraggeber.${boundWords(boundUntil)}`
      : `Ich unterschreibe den ${title} für den Auftragnehmer; damit ist er geschlossen.`
  return keepReceipt(tx, issuing, actor, { id: receiptId, act, about, now }, (parties) => ({
    schema: 'avv-portal/signature-receipt/2',
    act,
    ...parties,
    agreement: {
      id,
      number,
      version: 1,
      title,
      text,
      textVersion,
      wording,
      submittedAt: now,
      contractSha256,
      terms,
      documentSha256,
    },
    bound: bindingDays !== null && boundUntil ? { days: bindingDays, until: boundUntil } : null,
    textSha256: sha256Hex(text),
    signedBy: { ...personalOf(actor), ...signature },
    confirmed,
    confirmation: proof,
    evidence: { sequence: head.sequence, hash: head.hash },
  }))
}
