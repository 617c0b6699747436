import { z } from 'zod'
import { DataCategories, DataSubjects, distinct, twice } from '../agreements/contract.ts'
import { ordinary } from '../agreements/terms.ts'
import { GivenAddress, PhoneNumber } from '../clients/record.ts'
import { Period } from '../deadlines/periods.ts'
import { MailAddress } from '../mail-address.ts'
import { HolidayPlace } from '../region.ts'
import { line, prose } from '../text.ts'
import { Accent } from './accent.ts'
import { ContactRole } from './contract.ts'
import { LogoId } from './logo.ts'

const publicAddress =
  /^https:\/\/(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}(?::\d{1,5})?(?:[/?#][^\s"<>\\^`{|}\p{C}]*)?$/u
/** A page of the provider's own that anybody may open. */
const HttpsUrl = z
  .string()
  .trim()
  .max(500)

  .refine((text) => publicAddress.test(text), {
    error: 'is no address that begins with https://',
    params: { rule: 'https-url' },
  })
  .meta({ format: 'uri' })

const lines = (most: number, longest: number) =>
  z.array(line(longest)).min(1).max(most).refine(distinct, twice)

const ContractDefaultsInput = z.strictObject({
  services: lines(20, 300),
  noticePeriod: Period,
  objectionPeriod: Period,
  purpose: prose(2_000),
  dataCategories: DataCategories,
  dataSubjects: DataSubjects,
  serviceAgreement: line(300).nullable(),
  professionalSecrecy: z.boolean(),
  liability: prose(4_000).nullable(),
  penaltyEuro: z.int().min(1).max(100_000_000).nullable(),
})

export const ProviderSettings = z.strictObject({
  name: line(200),
  address: GivenAddress,
  contact: z.strictObject({
    name: line(200),
    department: line(200).nullable(),
    role: ContactRole,
    email: MailAddress,
    phone: PhoneNumber.nullable(),
  }),
  instructionRecipients: lines(10, 200),
  instructionChannels: lines(10, 300),
  logo: LogoId.nullable(),
  accent: Accent.nullable(),
  legalNoticeUrl: HttpsUrl.nullable(),
  privacyUrl: HttpsUrl.nullable(),
  holidays: HolidayPlace,
  terms: ContractDefaultsInput,
})
export type ProviderSettings = z.output<typeof ProviderSettings>

/** What the contract's own text begins with where nobody has said otherwise. */
export const shippedTerms: ProviderSettings['terms'] = {
  services: ['IT-Dienstleistungen und Wartung'],
  ...ordinary,
  purpose: 'Betrieb, Wartung und Betreuung der IT-Systeme des Auftraggebers',
  dataCategories: [],
  dataSubjects: [],
  serviceAgreement: null,
  professionalSecrecy: false,
  liability: null,
  penaltyEuro: null,
}
