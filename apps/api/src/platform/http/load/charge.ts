import { AppError, type FaultOf } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type { Connections } from '../../database/db.ts'
import { countOne } from '../../database/quota.ts'

/** What is counted, however small it is: it costs memory, a core, or somebody's time. */
export type Counted = Exclude<FaultOf<'quota-exceeded'>['reason'], 'at-once'>
export type Quotas = Record<Counted, { person: number; client: number }>
/** Counts one more of this person and of their client, for all processes. Throws `quota-exceeded`. */
export type Charge = (who: Who, what: Counted, now: Instant) => Promise<void>
type Who = { userId: string; client: { id: string } | null }

const seconds = 3_600

export const createCharge =
  (auth: Connections, quotas: Quotas): Charge =>
  async ({ userId, client }, what, now) => {
    const ofPerson = { key: `${what}/person/${userId}`, most: quotas[what].person, seconds }
    const ofClient = client && {
      key: `${what}/client/${client.id}`,
      most: quotas[what].client,
      seconds,
    }
    // A flood of one person is not charged to the others.
    for (const quota of ofClient ? [ofPerson, ofClient] : [ofPerson]) {
      const retryAfter = await countOne(auth, quota, now)
      if (retryAfter > 0) throw new AppError({ code: 'quota-exceeded', reason: what, retryAfter })
    }
  }
