import { letterWordsOf } from '@portal/domain/moves/written'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { readableAddress } from '@portal/domain/mail-address'
import { sha256Hex } from '../platform/crypto.ts'
import { germanAddress, germanTime } from '../platform/papers/german.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'
import { factsOf } from './answer-pdf.ts'
import type { Printable } from './receipt-pdf.ts'
import { SignatureRecord } from './record.ts'
import { authenticationWords, authorityWords } from './wording.ts'

export const signatureTemplate: TemplateName = 'receipts/signature.typ'

/** Whether a receipt is of a signature under an agreement that is concluded in the portal. */
export const isOfSignature = (act: BindingAct): boolean =>
  act === 'agreement.signed' || act === 'agreement.concluded'

/** What `signature.typ` prints of a record, as `receiptPdfData`. */
export function signaturePdfData({
  record: recordText,
  jws,
  keysUrl,
  toolUrl,
  isStamped = false,
}: Printable) {
  const record = SignatureRecord.parse(JSON.parse(recordText))
  const { number, act, issuedAt, client, provider, agreement, signedBy } = record
  const words = letterWordsOf(act, false)
  const { email, phone } = provider.contact
  return {
    number,
    issuedAt,
    act: words,
    at: { berlin: germanTime(issuedAt), utc: issuedAt },
    client: { name: client.name, address: germanAddress(client.address) },
    provider: {
      ...provider,
      address: germanAddress(provider.address),
      contact: [readableAddress(email), phone].filter(Boolean).join(' · '),
    },
    signedBy: {
      name: signedBy.name,
      function: signedBy.function,
      for: signedBy.side === 'client' ? client.name : provider.name,
      place: signedBy.place,
      authority: [authorityWords[signedBy.authority.kind], signedBy.authority.note]
        .filter(Boolean)
        .join(': '),
      authenticatedBy: authenticationWords[signedBy.authenticatedBy],
    },
    proves: `Sie belegt, dass die genannte Person zu der genannten Zeit im Portal des Auftragnehmers ${words.proves}.`,
    agreement: `${agreement.number}, Fassung ${agreement.version}`,
    textVersion: agreement.textVersion,
    text: agreement.text,
    contractSha256: agreement.contractSha256,
    documentSha256: agreement.documentSha256,
    facts: factsOf(agreement.terms).map(([label, value]) => ({ label, value })),
    textSha256: record.textSha256,
    confirmedSha256: record.confirmed.sha256,
    evidence: record.evidence,
    jws,
    keysUrl,
    toolUrl,
    isStamped,
    record: recordText,
    recordSha256: sha256Hex(recordText),
  }
}
