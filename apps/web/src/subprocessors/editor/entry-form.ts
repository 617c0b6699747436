import { DataCategories, NamedDataCategory } from '@portal/domain/agreements/contract'
import { MailAddress } from '@portal/domain/mail-address'
import type { SubprocessorVersion } from '@portal/domain/subprocessors/contract'
import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import type { Values } from '../../platform/form/form.ts'
import { CountryNamed, optional } from '../../platform/form/typed.ts'
import { formatCountry, formatPlace } from '../../platform/language/format.ts'

const namesIn = (typed: string | null) =>
  (typed ?? '')
    .split(/[,;]/u)
    .map((name) => name.trim())
    .filter(Boolean)

const contact = {
  contactName: optional(line(200)),
  contactPosition: optional(line(200)),
  contactEmail: optional(MailAddress),
  contactPhone: optional(line(60)),
}
const fields = {
  ...contact,
  name: line(200),
  street: line(200),
  postalCode: line(20),
  city: line(100),
  country: CountryNamed,
  service: prose(2_000),
  categories: z.array(NamedDataCategory),
  ownCategories: z.string().nullable().transform(namesIn).pipe(DataCategories),
  placeOfProcessing: line(300),
  thirdCountryBasis: optional(prose(1_000)),
  contractSince: CalendarDate.nullable(),
  secrecySince: CalendarDate.nullable(),
  parentId: z.string().nullable(),
  activeFrom: CalendarDate,
  activeUntil: CalendarDate.nullable(),
}
export const EntryForm = z.strictObject(fields)
export type EntryValues = Values<typeof EntryForm>

/** With how it came to be different. */
export const ChangeForm = z.strictObject({
  ...fields,
  way: z.enum(['change', 'correct']),
  validFrom: CalendarDate,
  reason: optional(line(500)),
})
/** What may be changed once it works for a client. */
export const ContactForm = z.strictObject({ ...contact, contactName: line(200) })

type ContactInput = z.output<z.ZodObject<typeof contact>>
export const contactOf = (form: ContactInput) =>
  form.contactName === null
    ? null
    : {
        name: form.contactName,
        position: form.contactPosition,
        email: form.contactEmail,
        phone: form.contactPhone,
      }

/** As the contract has it. */
export const detailsOf = (form: z.output<typeof EntryForm>) => ({
  name: form.name,
  address: {
    street: form.street,
    postalCode: form.postalCode,
    city: form.city,
    country: form.country,
  },
  contact: contactOf(form),
  service: form.service,
  dataCategories: [...form.categories, ...form.ownCategories],
  placeOfProcessing: form.placeOfProcessing,
  thirdCountryBasis: form.thirdCountryBasis,
  contractSince: form.contractSince,
  secrecySince: form.secrecySince,
  parentId: form.parentId || null,
  activeFrom: form.activeFrom,
  activeUntil: form.activeUntil,
})

export const emptyEntry = (): EntryValues => ({
  contactName: null,
  contactPosition: null,
  contactEmail: null,
  contactPhone: null,
  name: '',
  street: '',
  postalCode: '',
  city: '',
  country: formatCountry('DE'),
  service: '',
  categories: [],
  ownCategories: '',
  placeOfProcessing: formatCountry('DE'),
  thirdCountryBasis: null,
  contractSince: null,
  secrecySince: null,
  parentId: null,
  activeFrom: null,
  activeUntil: null,
})

const isNamed = (name: string): name is NamedDataCategory =>
  NamedDataCategory.safeParse(name).success

export const contactValues = ({ contact: whom }: Pick<SubprocessorVersion, 'contact'>) => ({
  contactName: whom?.name ?? null,
  contactPosition: whom?.position ?? null,
  contactEmail: whom?.email ?? null,
  contactPhone: whom?.phone ?? null,
})

export const valuesOf = (record: SubprocessorVersion): EntryValues => ({
  ...contactValues(record),
  name: record.name,
  street: record.address.street,
  postalCode: record.address.postalCode,
  city: record.address.city,
  country: formatCountry(record.address.country),
  service: record.service,
  categories: record.dataCategories.filter(isNamed),
  ownCategories: record.dataCategories.filter((name) => !isNamed(name)).join(', '),
  placeOfProcessing: formatPlace(record.placeOfProcessing),
  thirdCountryBasis: record.thirdCountryBasis,
  contractSince: record.contractSince,
  secrecySince: record.secrecySince,
  parentId: record.parentId,
  activeFrom: record.activeFrom,
  activeUntil: record.activeUntil,
})
