import { countryName, homeCountry } from '../country.ts'
import { afterVon } from '../deadlines/periods.ts'
import { readableAddress } from '../mail-address.ts'
import type { CalendarDate } from '../time.ts'
import { dataCategoryWord, dataSubjectWord, inGerman } from './contract-words.ts'
import { ContractDataCategory, penaltyOf } from './contract.ts'
import { type DraftedTerms, isSigned } from './drafted.ts'
import { noticePeriodOf } from './terms.ts'

/** A list is one line for each. */
export type Fillings = Readonly<Record<string, string | string[] | null>>

/** What is named beside the eight of the contract's text. */
export const besides = ({ dataCategories }: Pick<DraftedTerms, 'dataCategories'>): string[] =>
  dataCategories.filter((each) => !ContractDataCategory.safeParse(each).success)

/** What the parties put into the fields of the contract's text; null where they left one empty. */
export function fillingsOf(terms: DraftedTerms): Fillings {
  const { startsOn, endsOn, processorContact } = terms
  const penalty = penaltyOf(terms)
  const isOfficer = processorContact.role === 'dpo'
  const isLimited = endsOn !== null
  return {
    controller: partyOf(terms.controller),
    processor: partyOf(terms.processor),
    services: terms.services.map((each) => `${each.trim().replace(/\s*\.$/u, '')}.`).join(' '),
    limitedFrom: isLimited
      ? startsOn
        ? dateOf(startsOn)
        : 'Tag der Unterschrift des Auftragnehmers'
      : null,
    limitedUntil: endsOn && dateOf(endsOn),
    unlimitedFrom: isLimited
      ? null
      : `Beginn: ${startsOn ? dateOf(startsOn) : 'mit der Unterschrift des Auftragnehmers'}`,
    notice: afterVon(noticePeriodOf(terms)),
    serviceAgreement: terms.serviceAgreement ?? null,
    purpose: terms.purpose || null,
    ...Object.fromEntries(
      besides(terms).map((each, place) => [`besides${place}`, dataCategoryWord(each)]),
    ),
    subjectsElsewhere: terms.dataSubjects.length > 0 ? null : (terms.serviceAgreement ?? null),
    dataSubjects: inGerman(terms.dataSubjects.map(dataSubjectWord)) || null,
    officer: isOfficer ? processorContact.name : null,
    contact: isOfficer ? null : processorContact.name,
    secrecy: terms.professionalSecrecy ? 'Berufsgeheimnisse' : 'keine',
    authorisedPersons: terms.authorisedPersons.map(({ name, function: role, phone, email }) =>
      [name, role, phone && `Tel. ${phone}`, email && readableAddress(email)]
        .filter(Boolean)
        .join(', '),
    ),
    instructionRecipients: terms.instructionRecipients,
    instructionChannels: terms.instructionChannels,
    liability: terms.liability ?? null,
    penalty: penalty?.toLocaleString('de-DE') ?? null,
    noPenalty: penalty === null ? 'Gestrichen: Es ist keine Vertragsstrafe vereinbart.' : null,
    ...signatureOf('controller', terms.controller),
    ...signatureOf('processor', terms.processor),
  }
}

/** The boxes that are ticked. */
export function tickedOf(terms: DraftedTerms): Set<string> {
  const { endsOn, processorContact, dataCategories, dataSubjects } = terms
  const isElsewhere = dataSubjects.length === 0 && Boolean(terms.serviceAgreement)
  return new Set<string>([
    endsOn === null ? 'unlimited' : 'limited',
    processorContact.role === 'dpo' ? 'officer' : 'contact',
    ...(terms.serviceAgreement ? ['serviceAgreement'] : []),
    ...(terms.purpose ? ['purpose'] : []),
    ...(dataCategories.length > 0 ? ['dataCategories'] : []),
    isElsewhere ? 'subjectsElsewhere' : 'dataSubjects',
    ...dataCategories.filter((each) => ContractDataCategory.safeParse(each).success),
    ...besides(terms).map((_, place) => `besides${place}`),
  ])
}

const partyOf = ({ name, address }: DraftedTerms['controller']) =>
  [
    name,
    address.street,
    `${address.postalCode} ${address.city}`,
    ...(address.country === homeCountry ? [] : [countryName(address.country, 'de')]),
  ].join(', ')

const signatureOf = (side: 'controller' | 'processor', party: DraftedTerms['controller']) => ({
  [`${side}Signed`]: isSigned(party) ? `${party.signedAt}, ${dateOf(party.signedOn)}` : null,
  [`${side}SignedBy`]: isSigned(party) ? party.signedBy : null,
})

const dateOf = (date: CalendarDate) => date.split('-').toReversed().join('.')
