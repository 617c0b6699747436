import type { AccountResets } from '@portal/domain/accounts/factors'
import { type Instant, later, span } from '@portal/domain/time'
import { and, desc, eq, gt } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { factorResets, isUnderWay } from '../link-table.ts'
import { accountEvents } from '../log-table.ts'

const shownDays = 7

/** What somebody should know who gives the right password: that a factor is being reset, or the password was. Null: neither. */
export async function resetsOf(
  tx: Tx,
  userId: string,
  now: Instant,
): Promise<AccountResets | null> {
  const [factorReset] = await tx
    .select({ startedAt: factorResets.startedAt, startedBy: factorResets.startedByName })
    .from(factorResets)
    .where(and(eq(factorResets.userId, userId), isUnderWay))
  const since = later(now, -shownDays * span.day)
  const [password] = await tx
    .select({ at: accountEvents.at })
    .from(accountEvents)
    .where(
      and(
        eq(accountEvents.userId, userId),
        eq(accountEvents.kind, 'password.reset'),
        gt(accountEvents.at, since),
      ),
    )
    .orderBy(desc(accountEvents.at))
    .limit(1)
  if (!factorReset && !password) return null
  return { factorReset: factorReset ?? null, passwordResetAt: password?.at ?? null }
}
