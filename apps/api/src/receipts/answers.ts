import type { AgreementDetail } from '@portal/domain/agreements/contract'
import type { BindingAct, Receipt } from '@portal/domain/receipts/contract'
import type { Instant } from '@portal/domain/time'
import type { Confirmation } from '../accounts/factors/second-factor.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import type { EvidenceHead } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { AnsweredBy } from './record.ts'
import { type Issuing, keepReceipt } from './service.ts'

export type { AnsweredBy } from './record.ts'

/** What a client said of an agreement that was recorded from paper, with everything its receipt proves. */
export type ProvenAnswer = {
  receiptId: string
  act: BindingAct
  agreement: AgreementDetail
  /** Null: it is right. */
  reason: string | null
  givenBy: AnsweredBy
  confirmed: { sha256: string; declaration: string }
  proof: Confirmation['proof']
  head: EvidenceHead
}

/** The proof of an answer, in its transaction; as `issueReceipt`. */
export function issueAnswerReceipt(
  tx: Tx,
  issuing: Issuing,
  actor: Actor,
  { receiptId, act, agreement, reason, givenBy, confirmed, proof, head }: ProvenAnswer,
  now: Instant,
): Promise<Receipt> {
  const { id, clientId, number, version, reference, validFrom } = agreement
  const { documentSha256, termsSha256, terms } = agreement
  const about = { clientId, agreementId: id, revision: version }
  const text = reason ?? 'Die erfassten Angaben stimmen mit dem unterschriebenen Vertrag überein.'
  return keepReceipt(tx, issuing, actor, { id: receiptId, act, about, now }, (parties) => ({
    schema: 'avv-portal/agreement-receipt/1',
    act,
    ...parties,
    agreement: {
      id,
      number,
      version,
      reference,
      validFrom,
      title: `Auftragsverarbeitungsvertrag ${number}, Fassung ${version}`,
      text,
      submittedAt: now,
      documentSha256,
      termsSha256,
      terms,
    },
    textSha256: sha256Hex(text),
    givenBy,
    confirmed,
    confirmation: proof,
    evidence: { sequence: head.sequence, hash: head.hash },
  }))
}
