import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { factorResets, isUnderWay } from '../link-table.ts'
import { recordEvent, type Whereabouts } from '../service.ts'

/**
 * Ends the reset of a person's second factor that is under way, where there is one: a new password or address counts only
 * beside the factor that was. The other way round the database sees to it (`one_reset_at_a_time`).
 */
export async function endFactorReset(
  tx: Tx,
  userId: string,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  if (await cancelFactorReset(tx, userId, now))
    await recordEvent(tx, { userId, kind: factorResetMoves.cancel.event }, where, now)
}

/** A person's reset that is under way is none any more; resolves to whether there was one. */
export async function cancelFactorReset(tx: Tx, userId: string, now: Instant): Promise<boolean> {
  const ended = await tx
    .update(factorResets)
    .set({ cancelledAt: now })
    .where(and(eq(factorResets.userId, userId), isUnderWay))
    .returning({ id: factorResets.id })
  return ended.length > 0
}
