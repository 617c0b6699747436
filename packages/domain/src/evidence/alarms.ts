import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { pageOf } from '../page.ts'
import { Instant } from '../time.ts'

/** What the nightly check may find wrong with a log. */
export const EvidenceFlaw = z.enum([
  'sequence',
  'link',
  'hash',
  'content',
  'head',
  'signature',
  'personal',
  'anchor',
  'time',
  'row',
  'receipt',
])
export type EvidenceFlaw = z.output<typeof EvidenceFlaw>

/** A log that is not as it was written; `sequence` is the first event where it shows. */
export const EvidenceAlarm = z.object({
  id: z.uuid(),
  clientId: ClientId,
  clientName: z.string(),
  flaw: EvidenceFlaw,
  sequence: z.int(),
  /** The row that is not what the log holds, by table and key; empty where it is the log itself. */
  about: z.string(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
})
export type EvidenceAlarm = z.output<typeof EvidenceAlarm>

/** `checkedAt`: when all logs were last gone through to the end. */
export const EvidenceAlarms = pageOf(EvidenceAlarm).extend({ checkedAt: Instant.nullable() })
export type EvidenceAlarms = z.output<typeof EvidenceAlarms>
