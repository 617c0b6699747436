import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { FilledIn, type OfferDetail } from '@portal/domain/agreements/offers'
import { countryCode } from '@portal/domain/country'
import { z } from 'zod'
import type { Values } from '../../../platform/form/form.ts'
import { readAs } from '../../../platform/form/read-as.ts'
import { formatCountry } from '../../../platform/language/format.ts'
import { dataValuesOf, linesOf, orNull } from '../../terms/terms-of.ts'

const text = z.string()

const Person = z.object({ name: text, function: text, phone: text, email: text })
export type Person = z.output<typeof Person>
export const blankPerson: Person = { name: '', function: '', phone: '', email: '' }

const Typed = z.object({
  name: text,
  street: text,
  postalCode: text,
  city: text,
  country: text,
  secrecy: z.enum(['yes', 'no']),
  serviceAgreement: text,
  dataCategories: z.array(NamedDataCategory),
  ownCategories: text,
  dataSubjects: z.array(NamedDataSubject),
  ownSubjects: text,
  liability: text,
  authorisedPersons: z.array(Person),
})
type Typed = z.output<typeof Typed>

const read = (typed: Typed) => ({
  name: typed.name,
  address: {
    street: typed.street,
    postalCode: typed.postalCode,
    city: typed.city,
    // What is no country is none to the contract either.
    country: countryCode(typed.country) ?? typed.country.slice(0, 2),
  },
  professionalSecrecy: typed.secrecy === 'yes',
  serviceAgreement: orNull(typed.serviceAgreement),
  dataCategories: [...typed.dataCategories, ...linesOf(typed.ownCategories)],
  dataSubjects: [...typed.dataSubjects, ...linesOf(typed.ownSubjects)],
  liability: orNull(typed.liability),
  authorisedPersons: typed.authorisedPersons.map((person) => ({
    ...person,
    phone: orNull(person.phone),
  })),
})

/** Which field a part of the contract was typed in. */
export function fieldOf(
  path: string,
  typed: Pick<Typed, 'dataCategories' | 'dataSubjects'>,
): string {
  const [, first = '', second = ''] = path.split('/')
  if (first === 'address') return second || 'street'
  if (first === 'dataCategories')
    return second !== '' && Number(second) < typed.dataCategories.length ? first : 'ownCategories'
  if (first === 'dataSubjects')
    return second !== '' && Number(second) < typed.dataSubjects.length ? first : 'ownSubjects'
  return first === 'professionalSecrecy' ? 'secrecy' : path.slice(1)
}

export const FillForm = readAs({ typed: Typed, contract: FilledIn, read, fieldOf })

/** What the form begins with: what was filled in before, or what was proposed. */
export const valuesOf = ({ terms }: OfferDetail): Values<typeof FillForm> => ({
  name: terms.controller.name,
  street: terms.controller.address.street,
  postalCode: terms.controller.address.postalCode,
  city: terms.controller.address.city,
  country: formatCountry(terms.controller.address.country),
  secrecy: terms.professionalSecrecy ? 'yes' : 'no',
  serviceAgreement: terms.serviceAgreement ?? '',
  ...dataValuesOf(terms),
  liability: terms.liability ?? '',
  authorisedPersons: terms.authorisedPersons.map(({ name, function: held, phone, email }) => ({
    name,
    function: held,
    phone: phone ?? '',
    email: email ?? '',
  })),
})
