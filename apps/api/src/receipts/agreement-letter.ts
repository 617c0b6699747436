import { readableAddress } from '@portal/domain/mail-address'
import { letterWordsOf } from '@portal/domain/moves/written'
import { sha256Hex } from '../platform/crypto.ts'
import { germanAddress, germanTime } from '../platform/papers/german.ts'
import type { Printable } from './receipt-pdf.ts'
import type { AnswerRecord, SignatureRecord } from './record.ts'

/** What the letters of all receipts about agreements say alike, with the record and its JWS themselves, byte for byte. */
export function agreementLetter(
  record: AnswerRecord | SignatureRecord,
  { record: recordText, jws, keysUrl, toolUrl, isStamped = false }: Printable,
) {
  const { number, act, issuedAt, client, provider, agreement, textSha256 } = record
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
    proves: `Sie belegt, dass die genannte Person zu der genannten Zeit im Portal des Auftragnehmers ${words.proves}.`,
    text: agreement.text,
    textSha256,
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
