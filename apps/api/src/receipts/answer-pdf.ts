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
import { authenticationWords, authorityWords, groundInLetter } from './wording.ts'

export const answerTemplate: TemplateName = 'receipts/answer.typ'

/** Whether a receipt is of an answer to an agreement that was recorded from paper. */
export const isOfAnswer = (act: BindingAct): boolean =>
  act === 'agreement.confirmed' || act === 'agreement.contested'

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
    facts: [
      ['Unterschrieben', signedOf(agreement.terms.controller)],
      ['', signedOf(agreement.terms.processor)],
      ...factsOf(agreement.terms),
    ].map(([label, value]) => ({ label, value })),
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

const signedOf = ({
  name,
  signedBy,
  signedOn,
  signedAt,
  authority,
}: AgreementTerms['controller']) =>
  `${name}: ${signedBy}${authority ? ` (${authority.note ?? authorityWords[authority.kind]})` : ''}, ${signedAt}, ${germanDate(signedOn)}`

/** What an agreement says, in short; the whole is in the record. */
export function factsOf(
  terms: Omit<AgreementTerms, 'controller' | 'processor' | 'startsOn'> & {
    startsOn: string | null
  },
): [string, string][] {
  const replaced =
    replacementMode(terms) === 'consent'
      ? 'Jeder Wechsel bedarf der Zustimmung'
      : `Widerspruch innerhalb von ${afterVon(objectionPeriodOf(terms))}`
  return [
    ['Gegenstand', terms.services.join('; ')],
    [
      'Dauer',
      [
        terms.startsOn ? `ab ${germanDate(terms.startsOn)}` : 'ab der Unterschrift beider',
        terms.endsOn ? `bis ${germanDate(terms.endsOn)}` : 'unbefristet',
      ].join(', '),
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
