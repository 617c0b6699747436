import type { Instant } from '@portal/domain/time'
import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { queueAccountMail, recordEvent } from '../service.ts'
import { sessions } from '../table.ts'

const minutes = (now: Instant, count: number) =>
  new Date(Date.parse(now) - count * 60_000).toISOString()

/**
 * Tells the owners of accounts whose password was right and whose second factor did not follow within three minutes:
 * somebody else may know the password. Once each, however many processes look; resolves to how many were told.
 */
export async function warnOfAbandonedLogins(
  auth: Connections,
  enqueue: Enqueue,
  now: Instant,
): Promise<number> {
  return auth.transaction(null, async (tx) => {
    const abandoned = await tx
      .update(sessions)
      .set({ warnedAt: now })
      .where(
        and(
          eq(sessions.stage, 'totp'),
          isNull(sessions.completedAt),
          isNull(sessions.warnedAt),
          lte(sessions.createdAt, minutes(now, 3)),
          gt(sessions.createdAt, minutes(now, 24 * 60)),
        ),
      )
      .returning({
        userId: sessions.userId,
        address: sessions.address,
        device: sessions.device,
      })
    for (const { userId, ...where } of abandoned) {
      await recordEvent(tx, { userId, kind: 'sign-in.second-factor-missing' }, where, now)
      await queueAccountMail(tx, enqueue, { kind: 'sign-in.second-factor-missing', userId }, now)
    }
    return abandoned.length
  })
}
