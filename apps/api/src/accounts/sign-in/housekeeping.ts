import { type Instant, later, span } from '@portal/domain/time'
import { and, isNull, lt } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import { forgetOldAnswers } from '../../platform/http/idempotency.ts'
import { forgetOldChallenges } from '../factors/challenges.ts'
import { knownDevices } from '../factor-table.ts'
import { accountEvents, accountMails, memberEvents } from '../log-table.ts'
import { accountTokens, sessions } from '../table.ts'
import { forgetOldAttempts } from '../throttle.ts'

/** Days each kind of row is kept after its use is over. */
const days = { session: 30, token: 30, device: 400, event: 365, mail: 365, unknownAddress: 30 }

const before = (now: Instant, count: number) => later(now, -count * span.day)

/**
 * Deletes what nobody needs any more. Nothing depends on it: expiry is checked wherever something is used
 * (OWASP ASVS 5.0, 7.3.2 and 14.2.7).
 */
export async function keepHouse(
  { auth, worker }: { auth: Connections; worker: Connections },
  now: Instant,
): Promise<void> {
  await forgetOldAttempts(auth, now)
  await auth.transaction(null, async (tx) => {
    await forgetOldChallenges(tx, now)
    await tx.delete(sessions).where(lt(sessions.expiresAt, before(now, days.session)))
    await tx.delete(accountTokens).where(lt(accountTokens.expiresAt, before(now, days.token)))
    await tx.delete(knownDevices).where(lt(knownDevices.lastSeenAt, before(now, days.device)))
    await tx.delete(accountMails).where(lt(accountMails.createdAt, before(now, days.mail)))
    await tx.delete(memberEvents).where(lt(memberEvents.at, before(now, days.event)))
    await tx.delete(accountEvents).where(lt(accountEvents.at, before(now, days.event)))
    await tx
      .delete(accountEvents)
      .where(
        and(isNull(accountEvents.userId), lt(accountEvents.at, before(now, days.unknownAddress))),
      )
  })
  await forgetOldAnswers(worker, now)
}
