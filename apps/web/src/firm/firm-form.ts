import { NamedDataCategory, NamedDataSubject } from '@portal/domain/agreements/contract'
import { countryCode } from '@portal/domain/country'
import type { Issue } from '@portal/domain/fault'
import type { KeptSettings } from '@portal/domain/provider/contract'
import { ProviderSettings, shippedTerms } from '@portal/domain/provider/settings'
import { LocalHoliday, localHolidaysOf } from '@portal/domain/region'
import { line } from '@portal/domain/text'
import { z } from 'zod'
import type { Values } from '../platform/form/form.ts'
import { formatCountry } from '../platform/language/format.ts'

const { shape } = ProviderSettings
const contact = shape.contact.shape
const terms = shape.terms.shape

/** What may stay empty is null then, and not a blank text. */
const optional = <T extends z.ZodType<string, string>>(text: T) =>
  z
    .string()
    .nullable()
    .transform((typed) => typed?.trim() || null)
    .pipe(z.union([z.null(), text]))
/** One thing in each line, or between commas. */
const several = <T extends z.ZodType<string[], string[]>>(list: T, between = /\n/u) =>
  z
    .string()
    .nullable()
    .transform((typed) => (typed ?? '').split(between).map((each) => each.trim()))
    .transform((each) => each.filter(Boolean))
    .pipe(list)
const whole = (typed: string) => (/^\s*\d{1,9}\s*$/u.test(typed) ? Number(typed) : Number.NaN)
const number = z
  .string()
  .nullable()
  .transform((typed) => whole(typed ?? ''))
const Country = line(100).transform((named) => countryCode(named) ?? named)
const comma = /[,;]/u

const fields = {
  name: shape.name,
  street: shape.address.shape.street,
  postalCode: shape.address.shape.postalCode,
  city: shape.address.shape.city,
  country: Country,
  role: contact.role,
  contactName: contact.name,
  department: optional(line(200)),
  email: contact.email,
  phone: optional(line(40)),
  recipients: several(shape.instructionRecipients),
  channels: several(shape.instructionChannels),
  logo: shape.logo,
  accent: optional(shape.accent.unwrap()),
  legalNoticeUrl: optional(shape.legalNoticeUrl.unwrap()),
  privacyUrl: optional(shape.privacyUrl.unwrap()),
  region: shape.holidays.shape.region,
  municipality: optional(line(100)),
  localHolidays: z.array(LocalHoliday),
  services: several(terms.services),
  noticeCount: number.pipe(terms.noticePeriod.shape.count),
  noticeUnit: terms.noticePeriod.shape.unit,
  objectionCount: number.pipe(terms.objectionPeriod.shape.count),
  objectionUnit: terms.objectionPeriod.shape.unit,
  purpose: terms.purpose,
  categories: z.array(NamedDataCategory),
  ownCategories: several(terms.dataCategories, comma),
  subjects: z.array(NamedDataSubject),
  ownSubjects: several(terms.dataSubjects, comma),
  serviceAgreement: optional(line(300)),
  professionalSecrecy: z.boolean(),
  liability: z
    .string()
    .nullable()
    .transform((typed) => (typed?.trim() ? typed : null))
    .pipe(terms.liability),
  penaltyEuro: z
    .string()
    .nullable()
    .transform((typed) => (typed?.trim() ? whole(typed) : null))
    .pipe(terms.penaltyEuro),
}
export const FirmForm = z.strictObject(fields)
export type FirmValues = Values<typeof FirmForm>

/** As the contract has it. */
export const settingsOf = (form: z.output<typeof FirmForm>): ProviderSettings => ({
  name: form.name,
  address: {
    street: form.street,
    postalCode: form.postalCode,
    city: form.city,
    country: form.country,
  },
  contact: {
    name: form.contactName,
    department: form.department,
    role: form.role,
    email: form.email,
    phone: form.phone,
  },
  instructionRecipients: form.recipients,
  instructionChannels: form.channels,
  logo: form.logo,
  accent: form.accent,
  legalNoticeUrl: form.legalNoticeUrl,
  privacyUrl: form.privacyUrl,
  holidays: {
    region: form.region,
    municipality: form.municipality,
    localHolidays: form.localHolidays.filter((each) => localHolidaysOf(form.region).includes(each)),
  },
  terms: {
    services: form.services,
    noticePeriod: { count: form.noticeCount, unit: form.noticeUnit },
    objectionPeriod: { count: form.objectionCount, unit: form.objectionUnit },
    purpose: form.purpose,
    dataCategories: [...form.categories, ...form.ownCategories],
    dataSubjects: [...form.subjects, ...form.ownSubjects],
    serviceAgreement: form.serviceAgreement,
    professionalSecrecy: form.professionalSecrecy,
    liability: form.liability,
    penaltyEuro: form.penaltyEuro,
  },
})

const isCategory = (name: string): name is NamedDataCategory =>
  NamedDataCategory.safeParse(name).success
const isSubject = (name: string): name is NamedDataSubject =>
  NamedDataSubject.safeParse(name).success

/** What the form begins with: what holds, or what the contract's own text says where nobody has said anything. */
export function valuesOf(now: KeptSettings | null): FirmValues {
  const given = now?.terms ?? shippedTerms
  return {
    name: now?.name ?? '',
    street: now?.address.street ?? '',
    postalCode: now?.address.postalCode ?? '',
    city: now?.address.city ?? '',
    country: formatCountry(now?.address.country ?? 'DE'),
    role: now?.contact.role ?? null,
    contactName: now?.contact.name ?? '',
    department: now?.contact.department ?? null,
    email: now?.contact.email ?? '',
    phone: now?.contact.phone ?? null,
    recipients: now?.instructionRecipients.join('\n') ?? '',
    channels: now?.instructionChannels.join('\n') ?? '',
    logo: now?.logo ?? null,
    accent: now?.accent ?? null,
    legalNoticeUrl: now?.legalNoticeUrl ?? null,
    privacyUrl: now?.privacyUrl ?? null,
    region: now?.holidays.region ?? null,
    municipality: now?.holidays.municipality ?? null,
    localHolidays: now?.holidays.localHolidays ?? [],
    services: given.services.join('\n'),
    noticeCount: String(given.noticePeriod.count),
    noticeUnit: given.noticePeriod.unit,
    objectionCount: String(given.objectionPeriod.count),
    objectionUnit: given.objectionPeriod.unit,
    purpose: given.purpose,
    categories: given.dataCategories.filter(isCategory),
    ownCategories: given.dataCategories.filter((name) => !isCategory(name)).join(', '),
    subjects: given.dataSubjects.filter(isSubject),
    ownSubjects: given.dataSubjects.filter((name) => !isSubject(name)).join(', '),
    serviceAgreement: given.serviceAgreement,
    professionalSecrecy: given.professionalSecrecy,
    liability: given.liability,
    penaltyEuro: given.penaltyEuro === null ? null : String(given.penaltyEuro),
  }
}

const places: readonly (readonly [path: string, field: keyof FirmValues])[] = [
  ['/address/street', 'street'],
  ['/address/postalCode', 'postalCode'],
  ['/address/city', 'city'],
  ['/address/country', 'country'],
  ['/contact/name', 'contactName'],
  ['/contact/department', 'department'],
  ['/contact/role', 'role'],
  ['/contact/email', 'email'],
  ['/contact/phone', 'phone'],
  ['/instructionRecipients', 'recipients'],
  ['/instructionChannels', 'channels'],
  ['/holidays/region', 'region'],
  ['/holidays/municipality', 'municipality'],
  ['/holidays/localHolidays', 'localHolidays'],
  ['/terms/services', 'services'],
  ['/terms/noticePeriod', 'noticeCount'],
  ['/terms/objectionPeriod', 'objectionCount'],
  ['/terms/purpose', 'purpose'],
  ['/terms/dataCategories', 'ownCategories'],
  ['/terms/dataSubjects', 'ownSubjects'],
  ['/terms/serviceAgreement', 'serviceAgreement'],
  ['/terms/liability', 'liability'],
  ['/terms/penaltyEuro', 'penaltyEuro'],
]

/** What the contract found, at the field of the form where it was typed. */
export function atField(issue: Issue): Issue {
  const place = places.find(([path]) => issue.path === path || issue.path.startsWith(`${path}/`))
  return place ? { ...issue, path: `/${place[1]}` } : issue
}
