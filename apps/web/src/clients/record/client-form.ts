import type { Client, ContactPerson } from '@portal/domain/clients/contract'
import {
  GivenAddress,
  GivenPerson,
  NewClient,
  PhoneNumber,
  WriteNote,
} from '@portal/domain/clients/record'
import { homeCountry } from '@portal/domain/country'
import { AppError, type Issue } from '@portal/domain/fault'
import { allAtOnce } from '@portal/domain/all-at-once'
import { Region } from '@portal/domain/region'
import { z } from 'zod'
import { CountryNamed, optional } from '../../platform/form/typed.ts'
import type { Values } from '../../platform/form/form.ts'
import { faultOf } from '../../platform/http/fault-of.ts'
import { formatCountry } from '../../platform/language/format.ts'

const { shape } = NewClient
const person = GivenPerson.shape
const number = shape.number.unwrap()

const own = {
  street: GivenAddress.shape.street,
  postalCode: GivenAddress.shape.postalCode,
  city: GivenAddress.shape.city,
  country: CountryNamed,
  phone: optional(PhoneNumber),
  dpoName: optional(person.name),
  dpoEmail: optional(person.email),
  dpoPhone: optional(PhoneNumber),
}
const known = {
  ...own,
  number: optional(number),
  name: shape.name,
  legalForm: optional(shape.legalForm.unwrap().unwrap()),
  region: optional(Region),
}
const contact = { contactName: person.name, contactEmail: person.email }
const maybeContact = { contactName: optional(person.name), contactEmail: optional(person.email) }
const contactPhone = optional(PhoneNumber)

type Typed = Record<string, unknown>
const isGiven = (value: unknown) => typeof value === 'string' && value.trim() !== ''
const rule = (name: string, at: string) => ({
  ...allAtOnce,
  error: name,
  params: { rule: name },
  path: [at],
})
const isHome = ({ country }: Typed) => CountryNamed.safeParse(country).data === homeCountry

/** Rules across fields; each is asked although another field is wrong. */
const fitting = <S extends z.ZodType>(schema: S): S =>
  schema
    .refine(
      (typed) => {
        const { postalCode, ...rest } = typed as Typed
        return !isGiven(postalCode) || !isHome(rest) || /^\d{5}$/u.test(String(postalCode).trim())
      },
      rule('postal-code', 'postalCode'),
    )
    .refine(
      (typed) => {
        const { region, country, ...rest } = typed as Typed
        const isAbroad = CountryNamed.safeParse(country).success && !isHome({ country, ...rest })
        return !isGiven(region) || !isAbroad
      },
      rule('region-abroad', 'region'),
    )
    .refine((typed) => namesWhole(typed as Typed, 'dpo', 'Name'), rule('person-name', 'dpoName'))
    .refine((typed) => namesWhole(typed as Typed, 'dpo', 'Email'), rule('person-mail', 'dpoEmail'))

/** A person is named with an email address, or not at all. */
const namesWhole = (typed: Typed, who: 'dpo' | 'contact', part: 'Name' | 'Email') => {
  const given = ['Name', 'Email', 'Phone'].filter((each) => isGiven(typed[`${who}${each}`]))
  return given.length === 0 || given.includes(part)
}

export const NewClientForm = fitting(
  z.strictObject({
    ...known,
    ...contact,
    contactPhone,
    note: optional(WriteNote.shape.text.unwrap()),
  }),
)
/** Where a contact was named there stays one; where there is a data protection officer alone there may be none. */
export const ChangeClientForm = fitting(
  z.strictObject({
    ...known,
    number,
    ...maybeContact,
    contactPhone,
  }),
)
  .refine((typed) => namesWhole(typed, 'contact', 'Name'), rule('person-name', 'contactName'))
  .refine((typed) => namesWhole(typed, 'contact', 'Email'), rule('person-mail', 'contactEmail'))
export const OwnDetailsForm = fitting(z.strictObject(own))

const personOf = (name: string | null, email: string | null, phone: string | null) =>
  name !== null && email !== null ? { name, email, phone } : null

type Own = z.output<typeof OwnDetailsForm>
/** As the contract has it. */
export const ownDetailsOf = (form: Own) => ({
  address: {
    street: form.street,
    postalCode: form.postalCode,
    city: form.city,
    country: form.country,
  },
  phone: form.phone,
  dpo: personOf(form.dpoName, form.dpoEmail, form.dpoPhone),
})

type Known = Omit<z.output<typeof ChangeClientForm>, 'number'>
export const fieldsOf = (form: Known) => ({
  name: form.name,
  legalForm: form.legalForm,
  region: form.region,
  ...ownDetailsOf(form),
})
export const contactOf = (form: Known) =>
  personOf(form.contactName, form.contactEmail, form.contactPhone)

export const blankClient = (): Values<typeof NewClientForm> => ({
  number: '',
  name: '',
  legalForm: '',
  street: '',
  postalCode: '',
  city: '',
  country: formatCountry(homeCountry),
  phone: '',
  region: null,
  contactName: '',
  contactEmail: '',
  contactPhone: '',
  dpoName: '',
  dpoEmail: '',
  dpoPhone: '',
  note: '',
})

const personValues = (who: ContactPerson | null) => [
  who?.name ?? '',
  who?.email ?? '',
  who?.phone ?? '',
]

export function ownValues({ address, phone, dpo }: Client): Values<typeof OwnDetailsForm> {
  const [dpoName, dpoEmail, dpoPhone] = personValues(dpo) as [string, string, string]
  return {
    street: address.street,
    postalCode: address.postalCode,
    city: address.city,
    country: formatCountry(address.country),
    phone: phone ?? '',
    dpoName,
    dpoEmail,
    dpoPhone,
  }
}

export function valuesOf(client: Client): Values<typeof ChangeClientForm> {
  const [contactName, contactEmail, contactPhoneNumber] = personValues(client.contact) as [
    string,
    string,
    string,
  ]
  return {
    ...ownValues(client),
    number: client.number,
    name: client.name,
    legalForm: client.legalForm ?? '',
    region: client.region,
    contactName,
    contactEmail,
    contactPhone: contactPhoneNumber,
  }
}

/** A refusal of the server with its places as the fields of these forms are called. */
export function placedInForm(error: unknown): unknown {
  const fault = faultOf(error)
  if (fault?.code !== 'invalid') return error
  return new AppError({ code: 'invalid', issues: fault.issues.map(placed) }, { cause: error })
}

function placed(issue: Issue): Issue {
  const [first = '', part = ''] = issue.path.split('/').slice(1)
  if (first === 'address') return { ...issue, path: `/${part || 'street'}` }
  if (first !== 'contact' && first !== 'dpo') return issue
  const name = part || 'name'
  return { ...issue, path: `/${first}${name[0]?.toUpperCase()}${name.slice(1)}` }
}
