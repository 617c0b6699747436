import type { AcceptFactorReset } from '@portal/domain/accounts/links'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { assertNobodyElse } from '../sign-in/browser-session.ts'
import type { Stepped, Visit } from '../sign-in/completion.ts'
import { factorResets } from '../link-table.ts'
import { openSession } from '../sign-in/sessions.ts'
import { giveUp, judgePassword } from '../sign-in/sign-in.ts'
import { findActive, openReset } from '../standing.ts'
import { users } from '../table.ts'
import { consumeToken, readToken } from '../tokens.ts'

/**
 * Opens the half session in which somebody binds a new second factor in place of a lost one. Throws `token-rejected`
 * (also for a reset that was cancelled or waits for its second person), `conflict` rule `other-session`, or what a login
 * is refused for; a wrong password does not use the link up.
 */
export async function acceptFactorReset(
  auth: Connections,
  { token, password }: AcceptFactorReset,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const user = await auth.transaction(null, async (tx) => {
    const found = await whose(tx, token, now)
    await assertNobodyElse(tx, visit.ticket, found.email, now)
    return found
  })
  await judgePassword(auth, user, password, visit, now)
  return auth.transaction(null, async (tx) => {
    const { id } = await whose(tx, token, now)
    await consumeToken(tx, ['second-factor-reset'], token, now)
    if (visit.ticket) await giveUp(tx, visit.ticket, id, now)
    return { next: 'enrol', session: await openSession(tx, id, 'rebind', visit, now) }
  })
}

/** The reset is held until the transaction ends. */
async function whose(tx: Tx, token: string, now: Instant) {
  const { subject } = await readToken(tx, ['second-factor-reset'], token, now)
  const [reset] = await tx
    .select({ userId: factorResets.userId })
    .from(factorResets)
    .where(and(eq(factorResets.id, subject), openReset))
    .for('update')
  const user = reset && (await findActive(tx, eq(users.id, reset.userId)))
  if (!user) throw new AppError({ code: 'token-rejected' })
  return user
}
