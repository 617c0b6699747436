import type { Credentials } from '@portal/domain/accounts/contract'
import type { PasskeyAssertion } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { completeLogin, type Stepped, type Visit } from './completion.ts'
import { factorStateOf, nextAfterPassword, stageAfterPassword } from '../factors/factors-of.ts'
import { judgePasskey } from '../factors/passkeys.ts'
import { type Factors, judgeCode } from '../factors/second-factor.ts'
import { recordApart, recordEvent, type Whereabouts } from '../service.ts'
import { judgeCredentials, type ProofDeps, useRecoveryCode } from './proofs.ts'
import { resetsOf } from './resets-of.ts'
import { giveUp, halfSession, openSession, revokeSession } from './sessions.ts'
import { findActive } from '../standing.ts'
import { sessions, users } from '../table.ts'

/**
 * The first step of a login. Unknown, disabled and wrong answer alike and take as long.
 * Throws `credentials-rejected`, `too-many-attempts` or `password-disabled`.
 */
export async function signIn(
  deps: ProofDeps,
  given: Credentials,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const user = await judgeCredentials(deps, given, visit, now)
  return deps.auth.transaction(null, async (tx) => {
    const state = await factorStateOf(tx, user.id)
    if (visit.ticket) await giveUp(tx, visit.ticket, user.id, now)
    const session = await openSession(tx, user.id, stageAfterPassword(state), visit, now)
    const resets = await resetsOf(tx, user.id, now)
    return { next: nextAfterPassword(state), session, ...(resets && { resets }) }
  })
}

/** The second step: a TOTP code turns the half session into a full one with a new id. */
export async function giveCode(
  factors: Factors,
  code: string,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth } = factors
  const half = await auth.transaction(null, (tx) => halfSession(tx, visit.ticket, ['totp'], now))
  const result = await judgeCode(factors, half.userId, code, visit, now)
  if (result === 'disabled') throw new AppError({ code: 'second-factor-disabled' })
  if (result !== 'accepted') {
    const event = { userId: half.userId, kind: 'sign-in.factor-rejected', detail: 'totp' } as const
    await recordApart(auth, event, visit, now)
    throw new AppError({ code: 'code-rejected', reason: result })
  }
  return auth.transaction(null, (tx) => completeLogin(tx, factors, half, 'totp', visit, now))
}

/** The second step with the phone lost: one of ten codes, used up by it; its owner is told. */
export async function giveRecoveryCode(
  factors: Factors,
  code: string,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth } = factors
  const half = await auth.transaction(null, (tx) => halfSession(tx, visit.ticket, ['totp'], now))
  await useRecoveryCode(factors, half.userId, code, visit, now)
  return auth.transaction(null, (tx) =>
    completeLogin(tx, factors, half, 'recovery-code', visit, now),
  )
}

/** A passkey alone signs in: what it is on and who may unlock it are two factors. */
export async function signInWithPasskey(
  factors: Factors,
  assertion: PasskeyAssertion,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth, relyingParty } = factors
  const wanted = { purpose: 'sign-in' as const, userId: null }
  const judged = await judgePasskey(auth, relyingParty, assertion, wanted, null, now)
  const user =
    judged.result === 'accepted'
      ? await auth.transaction(null, (tx) => findActive(tx, eq(users.id, judged.userId)))
      : null
  if (judged.result !== 'accepted' || !user) {
    const { userId } = judged
    const event = { userId, kind: 'sign-in.factor-rejected', detail: 'passkey' } as const
    if (userId) await recordApart(auth, event, visit, now)
    const reason = judged.result === 'used' ? 'used' : 'wrong'
    throw new AppError({ code: 'code-rejected', reason, factor: 'passkey' })
  }
  return auth.transaction(null, async (tx) => {
    if (visit.ticket) await giveUp(tx, visit.ticket, user.id, now)
    return completeLogin(tx, factors, { userId: user.id, idHash: null }, 'passkey', visit, now)
  })
}

/** Ends the session a ticket belongs to, half or full; without one nothing happens. */
export async function signOut(
  auth: Connections,
  ticket: Ticket | null,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  if (!ticket) return
  await auth.transaction(null, async (tx) => {
    const [row] = await tx
      .select({ userId: sessions.userId, stage: sessions.stage })
      .from(sessions)
      .where(eq(sessions.idHash, ticket.idHash))
    if ((await revokeSession(tx, ticket.idHash, now)) && row?.stage === 'full')
      await recordEvent(tx, { userId: row.userId, kind: 'sign-in.ended' }, where, now)
  })
}
