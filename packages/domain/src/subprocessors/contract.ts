import { z } from 'zod'
import { DataCategories } from '../agreements/contract.ts'
import { ClientId } from '../accounts/contract.ts'
import { Address } from '../clients/contract.ts'
import { MailAddress } from '../mail-address.ts'
import { Flag, PageQuery } from '../page.ts'
import { line, prose } from '../text.ts'
import { CalendarDate, Instant } from '../time.ts'

/** Proof that something holds from a day to a day, with the paper where it was handed in. */
export const Certificate = z.strictObject({
  name: line(200),
  validFrom: CalendarDate.nullable().default(null),
  validUntil: CalendarDate.nullable().default(null),
  /** Of `POST /subprocessors/{id}/files`. */
  fileId: z.uuid().nullable().default(null),
})
export type Certificate = z.output<typeof Certificate>

const CountryCode = z
  .string()
  .max(2)
  .regex(/^[A-Z]{2}$/u)

const SubprocessorContact = z.strictObject({
  name: line(200),
  position: line(200).nullable().default(null),
  email: MailAddress.nullable().default(null),
  phone: line(60).nullable().default(null),
})

/** What annex IV of (EU) 2021/915 and §1, §6.4, §7 of the contract ask to know of a subprocessor. */
const details = {
  name: line(200),
  address: z.strictObject({
    street: line(200),
    postalCode: line(20),
    city: line(100),
    country: CountryCode,
  }),
  contact: SubprocessorContact.nullable(),
  /** What it does, and where its duties end. */
  service: prose(2_000),
  dataCategories: DataCategories,
  /** Names each country. */
  placeOfProcessing: line(300),
  /** The ground under Art. 44 ff. GDPR; null where nothing leaves the EU and EEA (§1). */
  thirdCountryBasis: prose(1_000).nullable(),
  certificates: z.array(Certificate).max(20),
  /** Art. 28 (4) GDPR contract with the subprocessor. */
  contractSince: CalendarDate.nullable(),
  /** §203 StGB, §6.4. */
  secrecySince: CalendarDate.nullable(),
  /** Whose subprocessor it is; null: the provider's own. */
  parentId: z.uuid().nullable(),
  /** From when to when the provider works with it, whoever its clients are. */
  activeFrom: CalendarDate,
  activeUntil: CalendarDate.nullable(),
}
export const SubprocessorDetails = z.strictObject(details)
export type SubprocessorDetails = z.output<typeof SubprocessorDetails>

/** An entry of the register. Everything but name, address, service and place may be left open; it is as it is from `validFrom` on. */
export const RecordSubprocessor = z.strictObject({
  ...details,
  contact: details.contact.default(null),
  dataCategories: details.dataCategories.default([]),
  thirdCountryBasis: details.thirdCountryBasis.default(null),
  certificates: details.certificates.default([]),
  contractSince: details.contractSince.default(null),
  secrecySince: details.secrecySince.default(null),
  parentId: details.parentId.default(null),
  /** Today, where none is said. */
  activeFrom: details.activeFrom.optional(),
  activeUntil: details.activeUntil.default(null),
  /** As `activeFrom`, where none is said. */
  validFrom: CalendarDate.optional(),
})
export type RecordSubprocessor = z.output<typeof RecordSubprocessor>

/**
 * What is different from a day on (`validFrom`, today where none is said); or, with `corrects`, what a record should have said
 * from the beginning, and why it did not.
 */
export const ChangeSubprocessor = SubprocessorDetails.partial().extend({
  validFrom: CalendarDate.optional(),
  corrects: z.int().min(1).max(100_000).optional(),
  reason: line(500).optional(),
})
export type ChangeSubprocessor = z.output<typeof ChangeSubprocessor>

/**
 * Whether the subprocessor may touch the client's data on the day asked for (§7.2); `recorded`: it stands in the register, and
 * works for no client.
 */
const SubprocessorStatus = z.enum(['recorded', 'planned', 'active', 'ended'])
export type SubprocessorStatus = z.output<typeof SubprocessorStatus>

const ShownDetails = z.object({
  name: z.string(),
  address: Address,
  country: z.string().length(2),
  contact: z
    .object({
      name: z.string(),
      position: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
    })
    .nullable(),
  service: z.string(),
  dataCategories: z.array(z.string()),
  placeOfProcessing: z.string(),
  thirdCountryBasis: z.string().nullable(),
  certificates: z.array(
    z.object({
      name: z.string(),
      validFrom: CalendarDate.nullable(),
      validUntil: CalendarDate.nullable(),
      fileId: z.uuid().nullable(),
    }),
  ),
  contractSince: CalendarDate.nullable(),
  secrecySince: CalendarDate.nullable(),
  parentId: z.uuid().nullable(),
})

/** Another processor, as it was on the day asked for. */
export const Subprocessor = ShownDetails.extend({
  id: z.uuid(),
  /** From when to when it works for the client; in the register of the provider, for anybody, or where for nobody, at all. */
  activeFrom: CalendarDate,
  activeUntil: CalendarDate.nullable(),
  status: SubprocessorStatus,
  /** The record it is shown by, and from when that holds. */
  sequence: z.int(),
  validFrom: CalendarDate,
  /** Works or worked for a client: what is changed then is announced before. */
  isEngaged: z.boolean(),
  version: z.int(),
})
export type Subprocessor = z.output<typeof Subprocessor>

/** A record of the register, whether or not it still holds. */
export const SubprocessorVersion = ShownDetails.extend({
  sequence: z.int(),
  validFrom: CalendarDate,
  activeFrom: CalendarDate,
  activeUntil: CalendarDate.nullable(),
  supersedes: z.int().nullable(),
  supersededBy: z.int().nullable(),
  reason: z.string().nullable(),
  /** Null: it was here before the register kept records. */
  recordedAt: Instant.nullable(),
  recordedByName: z.string().nullable(),
})
export type SubprocessorVersion = z.output<typeof SubprocessorVersion>

/** A certificate as it was handed in. */
export const SubprocessorFile = z.object({
  id: z.uuid(),
  fileName: z.string(),
  size: z.int(),
  sha256: z.string(),
})
export type SubprocessorFile = z.output<typeof SubprocessorFile>

export const SubprocessorQuery = PageQuery.extend({
  on: CalendarDate.optional(),
  clientId: ClientId.optional(),
  /** Also who works for no client on that day; the provider's. */
  register: Flag.optional(),
})
