import { z } from 'zod'
import { Address } from '../clients/contract.ts'
import { CalendarDate } from '../time.ts'

export const Certificate = z.object({
  name: z.string(),
  validUntil: CalendarDate.nullable(),
  documentId: z.uuid().nullable(),
})
export type Certificate = z.output<typeof Certificate>

/** Whether the subprocessor may touch the client's data on the day asked for (§7.2). */
const SubprocessorStatus = z.enum(['planned', 'active', 'ended'])
export type SubprocessorStatus = z.output<typeof SubprocessorStatus>

/** Another processor, with what annex IV of (EU) 2021/915 and §1, §6.4, §7 of the contract ask to know. */
export const Subprocessor = z.object({
  id: z.uuid(),
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
  /** The ground under Art. 44 ff. GDPR; null where nothing leaves the EU and EEA (§1). */
  thirdCountryBasis: z.string().nullable(),
  certificates: z.array(Certificate),
  /** Art. 28 (4) GDPR contract with the subprocessor. */
  contractSince: CalendarDate.nullable(),
  /** §203 StGB, §6.4. */
  secrecySince: CalendarDate.nullable(),
  activeFrom: CalendarDate,
  activeUntil: CalendarDate.nullable(),
  status: SubprocessorStatus,
})
export type Subprocessor = z.output<typeof Subprocessor>
