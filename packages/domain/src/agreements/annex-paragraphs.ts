import { countryName, homeCountry } from '../country.ts'
import { periodInGerman } from '../deadlines/periods.ts'
import type { DraftedTerms } from './drafted.ts'
import type { DeviationEffect } from './terms.ts'
import type { Paragraph, Piece } from './wording.ts'

const paragraph = (kind: Paragraph['kind'], pieces: Piece[]): Paragraph => ({
  kind,
  anchor: null,
  level: 0,
  isTicked: null,
  isStruck: false,
  change: null,
  pieces,
})

const filled = (field: string, words: string): Piece => ({
  field,
  filled: words,
  isStruck: false,
  isLine: false,
})

/** What follows the contract's text: the annexes as they stand at conclusion. */
export const annexesOf = ({ subprocessors, tomVersion, measures }: DraftedTerms): Paragraph[] => [
  paragraph('annexes', [{ text: 'Anlagen:' }]),
  paragraph('subsection', [{ text: 'Liste Unterauftragnehmer:' }]),
  ...subprocessors.map(({ name, service, certificates, ...seat }) =>
    paragraph('item', [
      filled('subprocessor', `${name}, ${seatOf(seat)}:`),
      ...[service, ...certificates.map((each) => `${each} Zertifizierung vorhanden`)].map(
        (text) => ({ text, isLine: true }),
      ),
    ]),
  ),
  paragraph('subsection', [{ text: 'Technisch Organisatorische Maßnahmen (TOM)' }]),
  paragraph('note', [{ text: tomVersion === null ? 'laut Vertrag' : `Fassung ${tomVersion}` }]),
  ...measures.map((text) => paragraph('item', [{ text }])),
]

/** §16: what was agreed beside the text, or otherwise than it says. */
export const agreedBesides = (terms: DraftedTerms): Paragraph[] =>
  [
    ...(terms.specialAgreements
      ? [paragraph('text', [filled('specialAgreements', terms.specialAgreements)])]
      : []),
    ...(terms.deviations ?? []).map(({ clause, text, effect }) =>
      paragraph('text', [
        { text: `Abweichend von § ${clause} wird vereinbart: ` },
        filled('deviation', text),
        ...(effect ? [{ text: ` (${inEffect(effect)})` }] : []),
      ]),
    ),
  ].map((each) => ({ ...each, change: 'added' as const }))

/** What follows from it, which deadlines obey. */
export const inEffect = (effect: DeviationEffect): string =>
  effect.kind === 'no-general-consent'
    ? 'jeder Wechsel eines Unterauftragnehmers bedarf der Zustimmung'
    : `${effect.kind === 'notice-period' ? 'Kündigungsfrist' : 'Widerspruchsfrist'}: ${periodInGerman(effect.period)}`

/** The annex writes the country as on a letter: D 10249 Berlin. */
const seatOf = (seat: { country: string; postalCode: string; city: string }) =>
  seat.country === homeCountry
    ? `D ${seat.postalCode} ${seat.city}`
    : `${seat.postalCode} ${seat.city}, ${countryName(seat.country, 'de')}`
