import { z } from 'zod'
import { ClientId } from '../accounts/contract.ts'
import { Ending } from '../endings/contract.ts'
import { Figure } from '../figure.ts'
import { Flag, PageQuery, pageOf } from '../page.ts'
import { prose } from '../text.ts'
import { Instant } from '../time.ts'

/**
 * What may be wrong with a log, by the names `avv-verify` has for it; `hash`, `content` and `receipt` show in the database
 * alone, `reported` is what a person says to have found.
 */
export const EvidenceFlaw = z.enum([
  'sequence',
  'link',
  'hash',
  'content',
  'time',
  'end',
  'signature',
  'opening',
  'erased',
  'kept',
  'row',
  'receipt',
  'stamp',
  'reported',
])
export type EvidenceFlaw = z.output<typeof EvidenceFlaw>

/** How a log came to be checked: by night, by `portal verify-evidence`, or because a person reported something. */
export const CheckedBy = z.enum(['night', 'command', 'report'])
export type CheckedBy = z.output<typeof CheckedBy>

/** A log that is not as it was written; `sequence` is the event where it shows. */
export const EvidenceAlarm = z.object({
  id: z.uuid(),
  clientId: ClientId.meta({ description: 'All zeros: the provider’s own log' }),
  clientName: z.string(),
  flaw: EvidenceFlaw,
  sequence: z.int(),
  /** The row that is not what the log holds, by table and key; empty where it is the log itself. */
  about: z.string(),
  foundBy: CheckedBy,
  reportedBy: z.string().nullable().meta({ description: 'Who says to have found it' }),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  goneAt: Instant.nullable().meta({ description: 'The first check that no longer found it' }),
  ending: Ending.nullable().meta({ description: 'By whom and why it was ended; null: it stands' }),
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

/** The newest check of one log, in one way. */
export const LogCheck = z.object({
  by: CheckedBy,
  at: Instant,
  sequence: z.int().meta({ description: 'Up to which event' }),
  findings: z.int(),
  ended: z.int().meta({ description: 'So many of the findings a person has ended with a reason' }),
})
export type LogCheck = z.output<typeof LogCheck>

/** What stands of one log. */
export const OpenAlarm = z.object({
  findings: Figure,
  since: Instant,
  fingerprint: z
    .hash('sha256')
    .meta({ description: 'Of all that stands: whoever ends it ends what they saw' }),
})
export type OpenAlarm = z.output<typeof OpenAlarm>

/** `checkedAt`: when all logs were last gone through to the end; `checks`, `open`: of the log asked for, by name or by the session. */
export const EvidenceAlarms = pageOf(EvidenceAlarm).extend({
  checkedAt: Instant.nullable(),
  stamps: WaitingStamps,
  checks: z.array(LogCheck),
  open: OpenAlarm.nullable(),
  notedAt: Instant.nullable().meta({
    description: 'Up to when whoever asks has taken note of it',
  }),
})
export type EvidenceAlarms = z.output<typeof EvidenceAlarms>

export const AlarmQuery = PageQuery.extend({
  clientId: ClientId.optional(),
  /** `true`: only what nobody has ended. */
  open: Flag.optional(),
})
export type AlarmQuery = z.output<typeof AlarmQuery>

/** Ends all that stands of one log; `fingerprint` as it was read, so that nobody ends what they have not seen. */
export const EndAlarm = z.strictObject({
  clientId: ClientId,
  fingerprint: z.hash('sha256').max(64),
  reason: prose(2_000),
})
export type EndAlarm = z.output<typeof EndAlarm>

/** A person takes note of what changed up to then. */
export const NoteAlarm = z.strictObject({ seenAt: Instant })
export type NoteAlarm = z.output<typeof NoteAlarm>

/** What somebody's own check found, by the names `avv-verify` has for it. The portal believes none of it and checks the log itself. */
export const ReportFindings = z.strictObject({
  clientId: ClientId.optional(),
  findings: z
    .array(
      z.strictObject({
        code: z
          .string()
          .max(31)
          .regex(/^[a-z][a-z-]{1,30}$/u),
        sequence: z.int().min(0).max(2_147_483_647).nullable(),
      }),
    )
    .min(1)
    .max(20),
})
export type ReportFindings = z.output<typeof ReportFindings>

/** A report as the log keeps it; the portal's own check follows. */
export const FindingsReport = z.object({
  id: z.uuid(),
  reportedAt: Instant,
  isNew: z.boolean().meta({ description: 'False where one of this person stands already' }),
})
export type FindingsReport = z.output<typeof FindingsReport>
