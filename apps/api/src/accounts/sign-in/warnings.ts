import { type Instant, later, span } from '@portal/domain/time'
import { and, eq, gt, isNull, lte } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { recordAndMail } from '../service.ts'
import { sessions } from '../table.ts'

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
          lte(sessions.createdAt, later(now, -3 * span.minute)),
          gt(sessions.createdAt, later(now, -span.day)),
        ),
      )
      .returning({
        userId: sessions.userId,
        address: sessions.address,
        device: sessions.device,
      })
    for (const { userId, ...where } of abandoned) {
      const event = { userId, kind: 'sign-in.second-factor-missing' as const }
      await recordAndMail(tx, enqueue, event, where, now)
    }
    return abandoned.length
  })
}
