import { z } from 'zod'
import { Ending } from '../endings/contract.ts'
import { Instant } from '../time.ts'

/** A backup is old when the last one that is whole was made longer ago. */
export const oldAfterHours = 48
/** A warning that was ended is back after so many days. */
export const endedForDays = 30

/** `off`: nobody said where to; `due`: the first one is still to come; `old`, `failed`: somebody has to look. */
const BackupState = z.enum(['off', 'due', 'sound', 'old', 'failed'])

export const KeptKey = z.object({
  name: z.enum(['encryption', 'signing', 'seal']),
  /** By which a key is known again; it tells nothing about the key. */
  id: z.string(),
  /** Whether it was given to the process or lies in a file of `DATA_DIR`. */
  lies: z.enum(['environment', 'data-folder']),
})
export type KeptKey = z.output<typeof KeptKey>

/** How the portal's backups stand, and the keys that are not in them. */
export const Backups = z.object({
  state: BackupState,
  last: z
    .object({ at: Instant, file: z.string(), size: z.int(), rows: z.int() })
    .nullable()
    .meta({ description: 'The newest one that was read back and is whole' }),
  failure: z
    .object({ at: Instant, why: z.string() })
    .nullable()
    .meta({ description: 'Why the last attempt failed, if it did' }),
  ending: Ending.extend({ until: Instant }).nullable().meta({
    description: 'Who ended the warning and why; it is back then, or with the next attempt',
  }),
  keys: z.array(KeptKey),
})
export type Backups = z.output<typeof Backups>
