import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { noticePeriodOf, objectionPeriodOf, replacementMode } from '@portal/domain/agreements/terms'
import { afterVon, periodInGerman } from '@portal/domain/deadlines/periods'
import type { BindingAct } from '@portal/domain/receipts/contract'
import { germanDate } from '../platform/papers/german.ts'
import type { TemplateName } from '../platform/papers/pdf.ts'
import { agreementLetter } from './agreement-letter.ts'
import type { Printable } from './receipt-pdf.ts'
import { type AnsweredBy, AnswerRecord } from './record.ts'
import { authenticationWords, authorityWords, groundInLetter } from './wording.ts'

export const answerTemplate: TemplateName = 'receipts/answer.typ'

/** Whether a receipt is of an answer to an agreement that was recorded from paper. */
export const isOfAnswer = (act: BindingAct): boolean =>
  act === 'agreement.confirmed' || act === 'agreement.contested'

/** What `answer.typ` prints of a record, as `receiptPdfData`. */
export function answerPdfData(printable: Printable) {
  const record = AnswerRecord.parse(JSON.parse(printable.record))
  const { agreement, givenBy } = record
  const { documentSha256, termsSha256, reference, terms } = agreement
  return {
    ...agreementLetter(record, printable),
    givenBy: personOf(givenBy),
    agreement: `${agreement.number}, Fassung ${agreement.version}, gültig ab ${germanDate(agreement.validFrom)}`,
    reference,
    documentSha256,
    termsSha256,
    facts: [
      ['Unterschrieben', signedOf(terms.controller)],
      ['', signedOf(terms.processor)],
      ...factsOf(terms),
    ].map(([label, value]) => ({ label, value })),
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
