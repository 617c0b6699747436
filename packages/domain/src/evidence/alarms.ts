import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { Figure } from '../figure.ts'
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
  'stamp',
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

/** What waits for a time stamp of another authority: days' heads, and letters that were sealed without. */
export const WaitingStamps = z.object({
  /** The portal asks for time stamps at all. */
  isWanted: z.boolean(),
  heads: Figure,
  letters: Figure,
  since: Instant.nullable(),
})
export type WaitingStamps = z.output<typeof WaitingStamps>

/** `checkedAt`: when all logs were last gone through to the end. */
export const EvidenceAlarms = pageOf(EvidenceAlarm).extend({
  checkedAt: Instant.nullable(),
  stamps: WaitingStamps,
})
export type EvidenceAlarms = z.output<typeof EvidenceAlarms>
