import { z } from 'zod'
import { Address } from '../clients/contract.ts'
import { LocalHoliday, Region } from '../region.ts'
import { Instant } from '../time.ts'

export const ContactRole = z.enum(['dpo', 'contact'])
export type ContactRole = z.output<typeof ContactRole>

export const ProviderContact = z.object({
  name: z.string(),
  department: z.string().nullable(),
  role: ContactRole,
  email: z.string(),
  phone: z.string().nullable(),
})
export type ProviderContact = z.output<typeof ProviderContact>

const Period = z.object({ count: z.int(), unit: z.enum(['weeks', 'months']) })

/** What a new agreement begins with; the clause stands behind each field. */
const ContractDefaults = z.object({
  /** §1 */
  services: z.array(z.string()),
  /** §2 */
  noticePeriod: Period,
  /** §7.2 */
  objectionPeriod: Period,
  /** §3.1 */
  purpose: z.string(),
  dataCategories: z.array(z.string()),
  /** §3.3 */
  dataSubjects: z.array(z.string()),
  /** §3.1, §3.3, §12: the agreement this one belongs to; null: none is named. */
  serviceAgreement: z.string().nullable(),
  /** §6.4 */
  professionalSecrecy: z.boolean(),
  /** §13; null: as the law has it. */
  liability: z.string().nullable(),
  /** §15; null: none. */
  penaltyEuro: z.int().nullable(),
})

const settings = {
  name: z.string(),
  address: Address,
  contact: ProviderContact,
  instructionRecipients: z.array(z.string()),
  instructionChannels: z.array(z.string()),
  /** Where it is shown: `/branding/{logo}.png`. */
  logo: z.string().nullable(),
  /** As `#0e4a5a`; null: the portal's own. */
  accent: z.string().nullable(),
  legalNoticeUrl: z.string().nullable(),
  privacyUrl: z.string().nullable(),
  holidays: z.object({
    region: Region,
    municipality: z.string().nullable(),
    localHolidays: z.array(LocalHoliday),
  }),
}

/** The processor as §6.3 and §9 name it: who it is, whom to ask, who receives instructions and how. */
export const Provider = z.object({
  ...settings,
  /** Null for a client's own users. */
  terms: ContractDefaults.nullable(),
  version: z.int(),
  updatedAt: Instant,
})
export type Provider = z.output<typeof Provider>

/** Everything the provider says of itself, as one version keeps it. */
export const KeptSettings = z.object({
  ...settings,
  terms: ContractDefaults,
})
export type KeptSettings = z.output<typeof KeptSettings>

/** What of the settings a change may have changed; each says what it is on the page. */
export const ChangedPart = KeptSettings.keyof()
export type ChangedPart = z.output<typeof ChangedPart>

export const ProviderVersion = z.object({
  version: z.int(),
  at: Instant,
  /** Null: by the command line, or from before versions were kept. */
  byName: z.string().nullable(),
  way: z.enum(['portal', 'command', 'before']),
  /** Empty of the first. */
  changed: z.array(ChangedPart),
  /** The notice that told all clients of it; null where none had to be told. */
  notice: z.object({ id: z.uuid(), number: z.string() }).nullable(),
})
export type ProviderVersion = z.output<typeof ProviderVersion>

/** One version with what it says, and what the one before said. */
export const ProviderVersionDetail = ProviderVersion.extend({
  settings: KeptSettings,
  before: KeptSettings.nullable(),
})
export type ProviderVersionDetail = z.output<typeof ProviderVersionDetail>

/** What anybody may open, before any login too. */
export const LegalLinks = Provider.pick({ legalNoticeUrl: true, privacyUrl: true }).extend({
  /** Whose logo stands at the head of the page; null where there is none. */
  logoOf: z.string().nullable(),
})
export type LegalLinks = z.output<typeof LegalLinks>
