import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { noticePeriodOf, objectionPeriodOf, replacementMode } from '@portal/domain/agreements/terms'
import { readableAddress } from '@portal/domain/mail-address'
import { letterWordsOf } from '@portal/domain/moves/written'
import { afterVon, periodInGerman } from '@portal/domain/deadlines/periods'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { sha256Hex } from '../platform/crypto.ts'
import { germanAddress, germanDate, germanTime } from '../platform/papers/german.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'
import type { Printable } from './receipt-pdf.ts'
import { type AnsweredBy, AnswerRecord } from './record.ts'
import { authenticationWords, groundInLetter } from './wording.ts'

export const answerTemplate: TemplateName = 'receipts/answer.typ'

/** Whether a receipt is of an answer to an agreement that was recorded from paper. */
export const isOfAnswer = (act: BindingAct): boolean => act.startsWith('agreement.')

/** What `answer.typ` prints of a record, as `receiptPdfData`. */
export function answerPdfData({
  record: recordText,
  jws,
  keysUrl,
  toolUrl,
  isStamped = false,
}: Printable) {
  const record = AnswerRecord.parse(JSON.parse(recordText))
  const { number, act, issuedAt, client, provider, agreement, textSha256, givenBy } = record
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
    givenBy: personOf(givenBy),
    proves: `Sie belegt, dass die genannte Person zu der genannten Zeit im Portal des Auftragnehmers ${words.proves}.`,
    agreement: `${agreement.number}, Fassung ${agreement.version}, gültig ab ${germanDate(agreement.validFrom)}`,
    reference: agreement.reference,
    text: agreement.text,
    documentSha256: agreement.documentSha256,
    termsSha256: agreement.termsSha256,
    facts: factsOf(agreement.terms).map(([label, value]) => ({ label, value })),
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

const signerWords = {
  owner: 'Inhaber',
  'managing-director': 'Geschäftsführung',
  'power-of-attorney': 'Vollmacht',
  other: 'anders',
}

const signedOf = ({
  name,
  signedBy,
  signedOn,
  signedAt,
  authority,
}: AgreementTerms['controller']) =>
  `${name}: ${signedBy}${authority ? ` (${authority.note ?? signerWords[authority.kind]})` : ''}, ${signedAt}, ${germanDate(signedOn)}`

/** What the answer is about, in short; the whole is in the record. */
function factsOf(terms: AgreementTerms): [string, string][] {
  const replaced =
    replacementMode(terms) === 'consent'
      ? 'Jeder Wechsel bedarf der Zustimmung'
      : `Widerspruch innerhalb von ${afterVon(objectionPeriodOf(terms))}`
  return [
    ['Unterschrieben', signedOf(terms.controller)],
    ['', signedOf(terms.processor)],
    ['Gegenstand', terms.services.join('; ')],
    [
      'Dauer',
      terms.endsOn
        ? `${germanDate(terms.startsOn)} bis ${germanDate(terms.endsOn)}`
        : `ab ${germanDate(terms.startsOn)}, unbefristet`,
    ],
    ['Kündigungsfrist', periodInGerman(noticePeriodOf(terms))],
    ['Unterauftragnehmer', terms.subprocessors.map(({ name }) => name).join(', ') || 'keine'],
    ['Wechsel (§7.2)', replaced],
    [
      'Weisungsberechtigte',
      terms.authorisedPersons.map(({ name, function: held }) => `${name}, ${held}`).join('; ') ||
        'niemand genannt',
    ],
    ...(terms.deviations ?? []).map(({ clause, text }): [string, string] => [
      `Abweichend §${clause}`,
      text,
    ]),
  ]
}

function personOf({ name, role, authenticatedBy, authorisation }: AnsweredBy) {
  const held = role === 'manager' ? 'verwaltet den Zugang des Auftraggebers' : null
  return {
    name,
    function: authorisation?.function ?? held ?? 'Auftraggeber',
    authorisedSince: authorisation && germanDate(authorisation.authorisedSince),
    authenticatedBy: authenticationWords[authenticatedBy],
    ground: authorisation && groundInLetter(authorisation.ground),
  }
}
