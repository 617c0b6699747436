import type { BindingAct } from '@portal/domain/receipts/contract'
import type { TemplateName } from '../platform/papers/pdf.ts'
import { germanDate } from '../platform/papers/german.ts'
import { agreementLetter } from './agreement-letter.ts'
import { factsOf } from './answer-pdf.ts'
import type { Printable } from './receipt-pdf.ts'
import { SignatureRecord } from './record.ts'
import { authenticationWords, authorityInWords } from './wording.ts'

export const signatureTemplate: TemplateName = 'receipts/signature.typ'

/** Whether a receipt is of a signature under an agreement that is concluded in the portal. */
export const isOfSignature = (act: BindingAct): boolean =>
  act === 'agreement.signed' || act === 'agreement.concluded'

/** What `signature.typ` prints of a record, as `receiptPdfData`. */
export function signaturePdfData(printable: Printable) {
  const record = SignatureRecord.parse(JSON.parse(printable.record))
  const { client, provider, agreement, signedBy } = record
  const { textVersion, contractSha256, documentSha256 } = agreement
  return {
    ...agreementLetter(record, printable),
    signedBy: {
      name: signedBy.name,
      function: signedBy.function,
      for: signedBy.side === 'client' ? client.name : provider.name,
      place: signedBy.place,
      authority: authorityInWords(signedBy.authority),
      authenticatedBy: authenticationWords[signedBy.authenticatedBy],
    },
    agreement: `${agreement.number}, Fassung ${agreement.version}`,
    boundUntil: 'bound' in record && record.bound ? germanDate(record.bound.until) : null,
    textVersion,
    contractSha256,
    documentSha256,
    facts: factsOf(agreement.terms).map(([label, value]) => ({ label, value })),
  }
}
