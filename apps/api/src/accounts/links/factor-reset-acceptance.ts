import type { AcceptFactorReset } from '@portal/domain/accounts/links'
import { AppError } from '@portal/domain/fault'
import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { assertNobodyElse } from '../sign-in/browser-session.ts'
import type { Stepped, Visit } from '../sign-in/completion.ts'
import type { Factors } from '../factors/second-factor.ts'
import { factorResets } from '../link-table.ts'
import { recordEvent } from '../service.ts'
import { giveUp, openSession } from '../sign-in/sessions.ts'
import { judgePassword } from '../sign-in/proofs.ts'
import { findActive, openReset } from '../standing.ts'
import { users } from '../table.ts'
import { consumeToken, readToken } from '../tokens.ts'
import { isResetCode, mostWrongCodes } from './reset-code.ts'

/**
 * Opens the half session in which somebody binds a new second factor in place of a lost one: with the link, the password,
 * and the code that was read out. Throws `token-rejected` (also for a reset that was cancelled or waits for its second
 * person), `conflict` rule `other-session`, `code-rejected`, or what a login is refused for. A wrong password or code does
 * not use the link up; the fifth wrong code ends the reset.
 */
export async function acceptFactorReset(
  factors: Factors,
  { token, password, code }: AcceptFactorReset,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth } = factors
  const user = await auth.transaction(null, async (tx) => {
    const { user: found } = await whose(tx, token, now)
    await assertNobodyElse(tx, visit.ticket, found.email, now)
    return found
  })
  await judgePassword(factors, user, password, visit, now)
  // Commits whatever the code was: a wrong one is counted.
  const stepped = await auth.transaction(null, (tx) => enter(tx, factors, token, code, visit, now))
  if (!stepped) throw new AppError({ code: 'code-rejected', reason: 'wrong', factor: 'reset-code' })
  return stepped
}

/** Null: the code was wrong. */
async function enter(
  tx: Tx,
  { vault }: Factors,
  token: string,
  code: string,
  visit: Visit,
  now: Instant,
): Promise<Stepped | null> {
  const { reset, user } = await whose(tx, token, now)
  if (!isResetCode(vault, reset.id, reset.codeHash, code)) {
    await countWrongCode(tx, reset, visit, now)
    return null
  }
  await consumeToken(tx, ['second-factor-reset'], token, now)
  await tx.update(factorResets).set({ codeHash: null }).where(eq(factorResets.id, reset.id))
  if (visit.ticket) await giveUp(tx, visit.ticket, user.id, now)
  return { next: 'enrol', session: await openSession(tx, user.id, 'rebind', visit, now) }
}

async function countWrongCode(
  tx: Tx,
  { id, userId, codeFailures }: typeof factorResets.$inferSelect,
  visit: Visit,
  now: Instant,
): Promise<void> {
  const failures = codeFailures + 1
  const isOver = failures >= mostWrongCodes
  await tx
    .update(factorResets)
    .set({ codeFailures: failures, ...(isOver && { cancelledAt: now }) })
    .where(eq(factorResets.id, id))
  await recordEvent(tx, { userId, kind: 'second-factor.reset-code-rejected' }, visit, now)
  if (isOver) await recordEvent(tx, { userId, kind: factorResetMoves.cancel.event }, visit, now)
}

/** The reset is held until the transaction ends. One whose link was sent without a code opens nothing. */
async function whose(tx: Tx, token: string, now: Instant) {
  const { subject } = await readToken(tx, ['second-factor-reset'], token, now)
  const [reset] = await tx
    .select()
    .from(factorResets)
    .where(and(eq(factorResets.id, subject), openReset))
    .for('update')
  const user = reset && (await findActive(tx, eq(users.id, reset.userId)))
  if (!user || !reset.codeHash) throw new AppError({ code: 'token-rejected', link: 'used' })
  return { user, reset: { ...reset, codeHash: reset.codeHash } }
}
