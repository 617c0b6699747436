import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { Address } from '../clients/contract.ts'
import { line } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'

/** The eight of §3.1, in its order. */
export const ContractDataCategory = z.enum([
  'master-data',
  'communication-data',
  'contract-master-data',
  'customer-history',
  'billing-and-payment-data',
  'planning-and-control-data',
  'third-party-information',
  'system-administration',
])
export type ContractDataCategory = z.output<typeof ContractDataCategory>

/** Those, and health data (Art. 9 GDPR), which the contract's text leaves to be added. */
export const NamedDataCategory = z.enum([...ContractDataCategory.options, 'health-data'])
export type NamedDataCategory = z.output<typeof NamedDataCategory>

export const NamedDataSubject = z.enum(['employees', 'patients'])
export type NamedDataSubject = z.output<typeof NamedDataSubject>

/** A name of one's own, beside those the portal knows. */
const ownName = line(80)
const distinct = (names: string[]) =>
  new Set(names.map((name) => name.toLocaleLowerCase('de'))).size === names.length
const twice = { error: 'names something twice', params: { rule: 'duplicate' } }
const names = (known: readonly string[]) =>
  z
    .array(ownName)
    .max(20)
    .refine(distinct, twice)
    .meta({ description: `${known.map((key) => `\`${key}\``).join(', ')}, or a name of one’s own` })

/** Those the portal knows, by their keys, and names of the client's own. */
export const DataCategories = names(NamedDataCategory.options)
export const DataSubjects = names(NamedDataSubject.options)

export const AgreementStatus = z.enum(['in_force', 'ended'])
export type AgreementStatus = z.output<typeof AgreementStatus>

const Party = z.object({
  name: z.string(),
  address: Address,
  signedBy: z.string(),
  signedOn: CalendarDate,
  signedAt: z.string(),
})

/** What the parties filled into the contract's text; the clause stands behind each field. */
export const AgreementTerms = z.object({
  controller: Party,
  processor: Party,
  /** §1 */
  services: z.array(z.string()),
  /** §2 */
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  noticePeriodWeeks: z.int(),
  /** §3.1 */
  purpose: z.string(),
  dataCategories: z.array(z.string()),
  /** §3.3 */
  dataSubjects: z.array(z.string()),
  /** §6.3 */
  processorContact: z.object({ name: z.string(), role: z.enum(['dpo', 'contact']) }),
  /** §6.4 */
  professionalSecrecy: z.boolean(),
  /** §9 */
  authorisedPersons: z.array(
    z.object({
      name: z.string(),
      function: z.string(),
      phone: z.string().nullable(),
      email: z.string(),
    }),
  ),
  instructionRecipients: z.array(z.string()),
  instructionChannels: z.array(z.string()),
  /** §15; null where none was agreed. */
  penaltyEuro: z.int().nullable(),
  /** Annexes as they stood at conclusion. */
  subprocessors: z.array(
    z.object({
      name: z.string(),
      country: z.string(),
      postalCode: z.string(),
      city: z.string(),
      service: z.string(),
      certificates: z.array(z.string()),
    }),
  ),
  tomVersion: z.int(),
  measures: z.array(z.string()),
})
export type AgreementTerms = z.output<typeof AgreementTerms>

/** §15: the penalty that was agreed, above nothing. */
export const penaltyOf = ({ penaltyEuro }: Pick<AgreementTerms, 'penaltyEuro'>): number | null =>
  penaltyEuro || null

export const Agreement = z.object({
  id: z.uuid(),
  clientId: ClientId,
  clientName: z.string(),
  number: z.string(),
  status: AgreementStatus,
  version: z.int(),
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  signedAt: Instant,
  documentId: z.uuid(),
  documentSha256: z.string(),
})
export type Agreement = z.output<typeof Agreement>

export const AgreementDetail = Agreement.extend({ terms: AgreementTerms })
export type AgreementDetail = z.output<typeof AgreementDetail>

export const AgreementVersion = z.object({
  version: z.int(),
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  signedAt: Instant,
  documentId: z.uuid(),
  documentSha256: z.string(),
})
export type AgreementVersion = z.output<typeof AgreementVersion>
