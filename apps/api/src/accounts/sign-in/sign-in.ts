import type { Credentials } from '@portal/domain/accounts/contract'
import { type Party, partyAt } from '../../platform/fair-queue.ts'
import type { PasskeyAssertion } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { completeLogin, type Stepped, type Visit } from './completion.ts'
import { factorStateOf, nextAfterPassword, stageAfterPassword } from '../factors/factors-of.ts'
import { hashPassword, needsRehash, passwordMatches } from '../factors/password.ts'
import { judgePasskey } from '../factors/passkeys.ts'
import { consumeRecoveryCode, recoveryHash } from '../factors/recovery-codes.ts'
import { type Factors, judgeCode } from '../factors/second-factor.ts'
import { recordAndMail, recordEvent, type Whereabouts } from '../service.ts'
import { resetsOf } from './resets-of.ts'
import { halfSession, openSession, revokeSession } from './sessions.ts'
import { findActive, hasAccess } from '../standing.ts'
import { credentials, sessions, users } from '../table.ts'
import { forgive, inTurnOf, type Limit, reserveAttempt } from '../throttle.ts'
import { type Prover, reservePassword } from './password-attempts.ts'

type Known = { id: string; email: string; hash: string | null }

/**
 * The first step of a login. Unknown, disabled and wrong answer alike and take as long.
 * Throws `credentials-rejected`, `too-many-attempts` or `password-disabled`.
 */
export async function signIn(
  deps: Deps,
  { email, password }: Credentials,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth } = deps
  const user = await provePassword(
    deps,
    email,
    password,
    () => findByEmail(auth, email),
    visit,
    now,
  )
  return auth.transaction(null, async (tx) => {
    const state = await factorStateOf(tx, user.id)
    if (visit.ticket) await giveUp(tx, visit.ticket, user.id, now)
    const session = await openSession(tx, user.id, stageAfterPassword(state), visit, now)
    const resets = await resetsOf(tx, user.id, now)
    return { next: nextAfterPassword(state), session, ...(resets && { resets }) }
  })
}

/** Somebody who could get in with the right password: not disabled, and with something to get into. */
async function findByEmail(auth: Connections, email: string): Promise<Known | null> {
  const [user] = await auth.transaction(null, (tx) =>
    tx
      .select({ id: users.id, email: users.email, hash: credentials.passwordHash })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(and(eq(users.email, email), hasAccess)),
  )
  return user ?? null
}

type Deps = Pick<Factors, 'auth' | 'enqueue'>

/** Judges the password of an account that is known by other means: a link, a session. As a login does. */
export const judgePassword = (
  deps: Deps,
  user: Known,
  password: string,
  prover: Prover,
  now: Instant,
): Promise<Known> =>
  provePassword(deps, user.email, password, () => Promise.resolve(user), prover, now)

async function provePassword(
  deps: Deps,
  email: string,
  password: string,
  find: () => Promise<Known | null>,
  prover: Prover,
  now: Instant,
): Promise<Known> {
  const { auth } = deps
  return inTurnOf(prover.address, async () => {
    const reserved = await reservePassword(auth, email, prover, now)
    const user = await find()
    const party = partyAt(prover.address)
    const matches = await passwordMatches(user?.hash ?? null, password, party)
    if (!user || !matches) {
      await reject(auth, user?.id ?? null, 'sign-in.password-rejected', null, prover, now)
      if (user && reserved.isLast) await tellDisabled(deps, user.id, prover, now)
      throw new AppError({ code: 'credentials-rejected' })
    }
    await reserved.forgive()
    if (user.hash && needsRehash(user.hash)) await rehash(auth, user.id, password, party)
    return user
  })
}

const tellDisabled = ({ auth, enqueue }: Deps, userId: string, where: Whereabouts, now: Instant) =>
  auth.transaction(null, (tx) =>
    recordAndMail(tx, enqueue, { userId, kind: 'password.disabled' }, where, now),
  )

async function rehash(auth: Connections, userId: string, password: string, party: Party) {
  const passwordHash = await hashPassword(password, party)
  await auth.transaction(null, (tx) =>
    tx.update(credentials).set({ passwordHash }).where(eq(credentials.userId, userId)),
  )
}

/** Who begins again in the same browser has not abandoned the login before: nobody is warned of that one. */
export async function giveUp(tx: Tx, { idHash }: Ticket, userId: string, now: Instant) {
  await tx
    .update(sessions)
    .set({ completedAt: now })
    .where(and(eq(sessions.idHash, idHash), eq(sessions.userId, userId)))
  await revokeSession(tx, idHash, now)
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
    await reject(auth, half.userId, 'sign-in.factor-rejected', 'totp', visit, now)
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

/** Judges a recovery code and uses it up, whatever becomes of what it was for; its owner is mailed. Throws `code-rejected` or `too-many-attempts`. */
export async function useRecoveryCode(
  { auth, enqueue }: Factors,
  userId: string,
  code: string,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  const limit: Limit = { key: `recovery/${userId}`, free: 20, longest: 3_600 }
  await reserveAttempt(auth, limit, now)
  const hash = await auth.transaction(null, (tx) => recoveryHash(tx, userId, code))
  const used = await auth.transaction(null, async (tx) => {
    const consumed = await consumeRecoveryCode(tx, userId, hash, now)
    if (consumed)
      await recordAndMail(tx, enqueue, { userId, kind: 'recovery-code.used' }, where, now)
    return consumed
  })
  if (!used) {
    await reject(auth, userId, 'sign-in.factor-rejected', 'recovery-code', where, now)
    throw new AppError({ code: 'code-rejected', reason: 'wrong', factor: 'recovery-code' })
  }
  await forgive(auth, limit)
}

/** A passkey alone logs in: what it is on and who may unlock it are two factors. */
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
    if (judged.userId)
      await reject(auth, judged.userId, 'sign-in.factor-rejected', 'passkey', visit, now)
    const reason = judged.result === 'used' ? 'used' : 'wrong'
    throw new AppError({ code: 'code-rejected', reason, factor: 'passkey' })
  }
  return auth.transaction(null, async (tx) => {
    if (visit.ticket) await giveUp(tx, visit.ticket, user.id, now)
    return completeLogin(tx, factors, { userId: user.id, idHash: null }, 'passkey', visit, now)
  })
}

const reject = (
  auth: Connections,
  userId: string | null,
  kind: 'sign-in.password-rejected' | 'sign-in.factor-rejected',
  detail: string | null,
  { address, device }: Whereabouts,
  now: Instant,
) =>
  auth.transaction(null, (tx) =>
    recordEvent(tx, { userId, kind, detail }, { address, device }, now),
  )

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
