import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { PageQuery } from '../page.ts'
import { Period } from '../deadlines/periods.ts'
import { line } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'
import { Answer } from './answers.ts'
import { Deviation, Party } from './terms.ts'

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
/** Whether no two of them say the same, in capitals or not. */
export const distinct = (names: string[]) =>
  new Set(names.map((name) => name.toLocaleLowerCase('de'))).size === names.length
export const twice = { error: 'names something twice', params: { rule: 'duplicate' } }
const names = (known: readonly string[]) =>
  z
    .array(ownName)
    .max(20)
    .refine(distinct, twice)
    .meta({ description: `${known.map((key) => `\`${key}\``).join(', ')}, or a name of one’s own` })

/** Those the portal knows, by their keys, and names of the client's own. */
export const DataCategories = names(NamedDataCategory.options)
export const DataSubjects = names(NamedDataSubject.options)

export const AgreementStatus = z.enum(['upcoming', 'in_force', 'ended', 'struck'])
export type AgreementStatus = z.output<typeof AgreementStatus>

/** What the parties filled into the contract's text; the clause stands behind each field. */
export const AgreementTerms = z.object({
  controller: Party,
  processor: Party,
  /** §1 */
  services: z.array(z.string()),
  /** §2 */
  startsOn: CalendarDate,
  endsOn: CalendarDate.nullable(),
  /** As it was kept before there were other units. */
  noticePeriodWeeks: z.int().optional(),
  noticePeriod: Period.optional(),
  /** §3.1, §3.3, §12: the service agreement it refers to. */
  serviceAgreement: z.string().nullable().optional(),
  /** §3.1 */
  purpose: z.string(),
  dataCategories: z.array(z.string()),
  /** §3.3 */
  dataSubjects: z.array(z.string()),
  /** §6.3 */
  processorContact: z.object({ name: z.string(), role: z.enum(['dpo', 'contact']) }),
  /** §6.4 */
  professionalSecrecy: z.boolean(),
  /** §7.2 */
  objectionPeriod: Period.optional(),
  /** §9 */
  authorisedPersons: z.array(
    z.object({
      name: z.string(),
      function: z.string(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
    }),
  ),
  instructionRecipients: z.array(z.string()),
  instructionChannels: z.array(z.string()),
  /** §13: beside Art. 82 GDPR. */
  liability: z.string().nullable().optional(),
  /** §15; null where none was agreed. */
  penaltyEuro: z.int().nullable(),
  /** §16 */
  specialAgreements: z.string().nullable().optional(),
  /** What was agreed otherwise than the contract's text has it. */
  deviations: z.array(Deviation).optional(),
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
  /** Null: the paper's measures are none of the portal's versions. */
  tomVersion: z.int().nullable(),
  measures: z.array(z.string()),
})
export type AgreementTerms = z.output<typeof AgreementTerms>

/** §15: the penalty that was agreed, above nothing. */
export const penaltyOf = ({ penaltyEuro }: Pick<AgreementTerms, 'penaltyEuro'>): number | null =>
  penaltyEuro || null

/** How a version came about: from paper that both signed, or in the portal. */
export const AgreementWay = z.enum(['recorded', 'concluded'])
export type AgreementWay = z.output<typeof AgreementWay>

/** One version as it is kept. */
const recorded = {
  version: z.int(),
  /** The paper's own number. */
  reference: z.string().nullable(),
  way: AgreementWay,
  validFrom: CalendarDate,
  validUntil: CalendarDate.nullable(),
  signedAt: Instant,
  documentId: z.uuid(),
  documentSha256: z.string(),
}

export const Agreement = z.object({
  id: z.uuid(),
  clientId: ClientId,
  clientName: z.string(),
  number: z.string(),
  status: AgreementStatus,
  ...recorded,
  /** What the client says of what was recorded; null: nobody has answered yet. */
  answer: Answer.nullable(),
  /** When the provider struck it, recorded by mistake. */
  struckAt: Instant.nullable(),
})
export type Agreement = z.output<typeof Agreement>

export const AgreementDetail = Agreement.extend({
  terms: AgreementTerms,
  /** The text it was concluded with; null: the shipped one. */
  wording: z.string().nullable(),
  /** Of the canonical JSON of `terms`. */
  termsSha256: z.string(),
  /** What is shown may be an earlier one. */
  newestVersion: z.int(),
})
export type AgreementDetail = z.output<typeof AgreementDetail>

export const AgreementVersion = z.object({
  ...recorded,
  /** The version that recorded the same paper anew, this one being wrong. */
  correctedBy: z.int().nullable(),
})
export type AgreementVersion = z.output<typeof AgreementVersion>

/** What a list of agreements is narrowed to. */
export const AgreementFilter = z.enum(['unanswered', 'contested', 'in_force', 'ended'])
export type AgreementFilter = z.output<typeof AgreementFilter>

export const AgreementQuery = PageQuery.extend({
  clientId: ClientId.optional(),
  standing: AgreementFilter.optional(),
})
export type AgreementQuery = z.output<typeof AgreementQuery>
