import { z } from 'zod'
import { Side } from '../access.ts'
import { allAtOnce } from '../all-at-once.ts'
import { homeCountry, isCountry } from '../country.ts'
import { MailAddress } from '../mail-address.ts'
import { Region } from '../region.ts'
import { line, prose } from '../text.ts'
import { Instant } from '../time.ts'
import { ClientId } from '../accounts/contract.ts'

const rule = (error: string, name: string) => ({ error, params: { rule: name } })

/** A phone number as it is dialled: digits, and what stands between them. */
export const PhoneNumber = line(40).refine(
  (text) => /^[+\d][\d\s()/.-]*$/u.test(text) && text.replaceAll(/\D/gu, '').length >= 3,
  rule('is no phone number', 'phone'),
)

export const GivenAddress = z
  .strictObject({
    street: line(150),
    postalCode: line(12),
    city: line(100),
    country: z
      .string()
      .max(2)
      .refine(isCountry, rule('is no code of a country (ISO 3166-1)', 'country')),
  })
  .refine(({ country, postalCode }) => country !== homeCountry || /^\d{5}$/u.test(postalCode), {
    ...rule('has five digits in Germany', 'postal-code'),
    path: ['postalCode'],
  })

export const GivenPerson = z.strictObject({
  name: line(120),
  email: MailAddress,
  phone: PhoneNumber.nullable().default(null),
})

const fields = {
  name: line(200),
  number: line(30),
  legalForm: line(80).nullable(),
  address: GivenAddress,
  contact: GivenPerson,
  phone: PhoneNumber.nullable(),
  region: Region.nullable(),
  dpo: GivenPerson.nullable(),
}
/** What is known of a client, and may change. */
export type ClientFields = {
  [Name in Exclude<keyof typeof fields, 'contact'>]: z.output<(typeof fields)[Name]>
} & { contact: z.output<typeof GivenPerson> | null }

/** Name and postal code may be those of another client; whoever knows that says so. */
const despite = {
  despiteTwin: z.boolean().default(false).meta({
    description: 'There is a client of this name and postal code, and this is another one',
  }),
}
const abroad = {
  ...allAtOnce,
  ...rule('belongs to an address in Germany', 'region-abroad'),
  path: ['region'],
}
/** Asked although other fields are wrong, which then say nothing here. */
type Placed = { region?: unknown; address?: { country?: unknown } | undefined }
const isAtHome = ({ region, address }: Placed) =>
  !Region.safeParse(region).success ||
  typeof address?.country !== 'string' ||
  address.country === homeCountry

/** A client as the provider enters it. */
export const NewClient = z
  .strictObject({
    ...fields,
    number: fields.number.optional().meta({ description: 'Left out: the next free one' }),
    legalForm: fields.legalForm.default(null),
    phone: fields.phone.default(null),
    region: fields.region.default(null),
    dpo: fields.dpo.default(null),
    note: prose(4_000).nullable().default(null),
    ...despite,
  })
  .refine(isAtHome, abroad)
export type NewClient = z.output<typeof NewClient>

/** What the provider changes; left out stays as it is. */
export const ChangeClient = z
  .strictObject(fields)
  .partial()
  .extend(despite)
  .refine(isAtHome, abroad)
export type ChangeClient = z.output<typeof ChangeClient>

/** What a client's manager keeps by itself: never name, number or Land. */
export const OwnDetails = z
  .strictObject({ address: fields.address, phone: fields.phone, dpo: fields.dpo })
  .partial()
export type OwnDetails = z.output<typeof OwnDetails>

/** An archived client stays readable, and is told nothing new. */
export const ArchiveClient = z.strictObject({
  despiteAgreement: z.boolean().default(false).meta({
    description: 'An agreement is still in force, and the client is archived all the same',
  }),
})
export type ArchiveClient = z.output<typeof ArchiveClient>

export const clientFieldNames = [
  'number',
  'name',
  'legalForm',
  'address',
  'phone',
  'region',
  'contact',
  'dpo',
] as const

/** What became of a client, and what each field said before and after. */
export const ClientChange = z.object({
  sequence: z.int(),
  at: Instant,
  what: z.enum(['created', 'changed', 'archived', 'restored']),
  by: z.string(),
  side: Side,
  changes: z.array(
    z.object({ field: z.enum(clientFieldNames), from: z.unknown(), to: z.unknown() }),
  ),
})
export type ClientChange = z.output<typeof ClientChange>

/** What the provider notes about a client for itself. Version 0: nothing was ever noted. */
export const ClientNote = z.object({
  clientId: ClientId,
  text: z.string().nullable(),
  version: z.int(),
  updatedAt: Instant.nullable(),
  updatedBy: z.string().nullable(),
})
export type ClientNote = z.output<typeof ClientNote>
export const WriteNote = z.strictObject({ text: prose(4_000).nullable() })
export type WriteNote = z.output<typeof WriteNote>
