import { countryName, homeCountry } from '../country.ts'
import type { CalendarDate } from '../time.ts'
import { dataCategoryWord, dataCategoryWords, dataSubjectWord, inGerman } from './contract-words.ts'
import { type AgreementTerms, ContractDataCategory, penaltyOf } from './contract.ts'
import { periodInGerman } from '../deadlines/periods.ts'
import { noticePeriodOf } from './terms.ts'
import { contractText } from './contract-text.ts'

/** Of a paragraph: the contract's own words, or what the parties filled in; null where they left it empty. */
export type Piece = { text: string } | { filled: string | null }
export type Paragraph = {
  kind: 'section' | 'subsection' | 'clause' | 'option' | 'item' | 'text'
  /** Of the first with this number: where a link to the clause leads, such as `8.3`. */
  anchor: string | null
  /** Of an option: whether it was chosen; null where nobody has filled the contract in. */
  isTicked: boolean | null
  /** What the parties did not agree on: it is to be read, and does not hold. */
  isStruck: boolean
  pieces: Piece[]
}

/** The contract as it reads with what the parties filled in; with null, as it reads before. */
export function wordingOf(terms: AgreementTerms | null): Paragraph[] {
  const fields = terms && fieldsOf(terms)
  const chosen = terms && chosenOf(terms)
  const anchors = new Set<string>()
  const anchorOf = (line: string) => {
    const number = /^§?(\d+(?:\.\d+)?)/u.exec(line)?.[1]
    if (number === undefined || anchors.has(number)) return null
    anchors.add(number)
    return number
  }
  return linesWith(terms).flatMap((line): Paragraph[] => {
    const [, box, option = line] = /^\[(.+?)\] (.*)$/su.exec(line) ?? []
    const words = option.replace(/^- /u, '')
    const pieces = words.split(/(?=\{\w+\})|(?<=\})/u).flatMap((part) => piecesOf(part, fields))
    if (line === '{noPenalty}' && fields?.['noPenalty'] === null) return []
    const isTicked = box === undefined ? null : (chosen?.has(box) ?? null)
    const isStruck = fields?.['penalty'] === null && line.includes('{penalty}')
    return [{ kind: kindOf(line), anchor: anchorOf(line), isTicked, isStruck, pieces }]
  })
}

type Fields = Readonly<Record<string, string | string[] | null>>

function piecesOf(part: string, fields: Fields | null): Piece[] {
  const name = /^\{(\w+)\}$/u.exec(part)?.[1]
  if (name === undefined) return part === '' ? [] : [{ text: part }]
  const value = fields?.[name] ?? null
  return value === null ? [{ filled: null }] : [value].flat().map((filled) => ({ filled }))
}

/** With the lists of what there is, and the annexes. */
function linesWith(terms: AgreementTerms | null): string[] {
  const categories = [
    ...ContractDataCategory.options.map((each) => `[${each}] ${dataCategoryWords[each]}`),
    // What a client calls its data is filled in, and divides no line.
    ...besides(terms).map((_, place) => `[besides${place}] {besides${place}}`),
  ]
  const lines = contractText
    .trim()
    .split('\n')
    .flatMap((line) => (line === '[categories]' ? categories : [line]))
  if (!terms) return lines.filter((line) => line !== '{noPenalty}')
  return [
    ...lines,
    '§ Anlagen:',
    'Liste Unterauftragnehmer:',
    ...terms.subprocessors.map(
      ({ name, country, postalCode, city, service, certificates }) =>
        `- ${name}, ${country === homeCountry ? `D ${postalCode} ${city}` : `${postalCode} ${city}, ${countryName(country, 'de')}`}: ${[service, ...certificates.map((each) => `${each} Zertifizierung vorhanden`)].join(', ')}`,
    ),
    `Technisch Organisatorische Maßnahmen (TOM), ${terms.tomVersion === null ? 'laut Vertrag' : `Fassung ${terms.tomVersion}`}`,
    ...terms.measures.map((measure) => `- ${measure}`),
    ...(['controller', 'processor'] as const).flatMap((party) => [
      `Ort, Datum: {${party}Signed}`,
      `Name ${party === 'controller' ? 'Auftraggeber' : 'Auftragnehmer'}: {${party}SignedBy}`,
    ]),
  ]
}

/** What is named beside the eight of the contract's text. */
const besides = (terms: AgreementTerms | null): string[] =>
  (terms?.dataCategories ?? []).filter((each) => !ContractDataCategory.safeParse(each).success)

function kindOf(line: string): Paragraph['kind'] {
  if (line.startsWith('§')) return 'section'
  if (/^3\.[13] /u.test(line)) return 'subsection'
  if (/^\d+\.\d+ /u.test(line)) return 'clause'
  if (line.startsWith('- ')) return 'item'
  return /^\[.+?\] /u.test(line) ? 'option' : 'text'
}

function chosenOf(terms: AgreementTerms): Set<string> {
  const { endsOn, processorContact, dataCategories } = terms
  return new Set<string>([
    'x',
    endsOn === null ? 'unlimited' : 'limited',
    processorContact.role === 'dpo' ? 'officer' : 'contact',
    ...dataCategories,
    ...besides(terms).map((_, place) => `besides${place}`),
  ])
}

const partyOf = ({ name, address }: AgreementTerms['controller']) =>
  [
    name,
    address.street,
    `${address.postalCode} ${address.city}`,
    ...(address.country === homeCountry ? [] : [countryName(address.country, 'de')]),
  ].join(', ')

const signedOf = ({ signedAt, signedOn }: AgreementTerms['controller']) =>
  `${signedAt}, ${dateOf(signedOn)}`

const dateOf = (date: CalendarDate) => date.split('-').toReversed().join('.')

function fieldsOf(terms: AgreementTerms): Fields {
  const { startsOn, endsOn, processorContact } = terms
  const penalty = penaltyOf(terms)
  const isOfficer = processorContact.role === 'dpo'
  return {
    controller: partyOf(terms.controller),
    processor: partyOf(terms.processor),
    services: terms.services.map((each) => `${each.trim().replace(/\s*\.$/u, '')}.`).join(' '),
    limitedFrom: endsOn && dateOf(startsOn),
    limitedUntil: endsOn && dateOf(endsOn),
    unlimitedFrom: endsOn ? null : `Beginn: ${dateOf(startsOn)}`,
    notice: periodInGerman(noticePeriodOf(terms)),
    purpose: terms.purpose,
    ...Object.fromEntries(
      besides(terms).map((each, place) => [`besides${place}`, dataCategoryWord(each)]),
    ),
    dataSubjects: inGerman(terms.dataSubjects.map(dataSubjectWord)),
    officer: isOfficer ? processorContact.name : null,
    contact: isOfficer ? null : processorContact.name,
    secrecy: terms.professionalSecrecy ? 'Berufsgeheimnisse' : 'keine',
    authorisedPersons: terms.authorisedPersons.map(({ name, function: role, phone, email }) =>
      [name, role, phone && `Tel. ${phone}`, email].filter(Boolean).join(', '),
    ),
    instructionRecipients: terms.instructionRecipients,
    instructionChannels: terms.instructionChannels,
    penalty: penalty?.toLocaleString('de-DE') ?? null,
    controllerSigned: signedOf(terms.controller),
    controllerSignedBy: terms.controller.signedBy,
    processorSigned: signedOf(terms.processor),
    processorSignedBy: terms.processor.signedBy,
    noPenalty: penalty === null ? 'Gestrichen: Es ist keine Vertragsstrafe vereinbart.' : null,
  }
}
