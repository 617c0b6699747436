import type { AcceptInvitation, Credentials, NextStep } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { sha256 } from '../platform/crypto.ts'
import type { Connections, Tx } from '../platform/db.ts'
import type { Ticket } from '../platform/session.ts'
import { assertAcceptable } from './password-rules.ts'
import { hashPassword, needsRehash, passwordMatches } from './password.ts'
import { confirmTotp, type Factors, judgeCode, offerTotp } from './second-factor.ts'
import {
  type HalfSession,
  halfSession,
  openSession,
  type OpenedSession,
  revokeAllSessions,
  revokeSession,
} from './sessions.ts'
import { credentials, setupTokens, users } from './table.ts'
import { accountLimit, addressLimit, forgive, inTurnOf, reserveAttempt } from './throttle.ts'

export type Stepped = NextStep & { session: OpenedSession }

/**
 * The first step of a login. Unknown, disabled and wrong answer alike and take as long.
 * Throws `credentials-rejected` or `too-many-attempts`.
 */
export function signIn(
  auth: Connections,
  { email, password }: Credentials,
  from: { address: string; ticket: Ticket | null },
  now: Instant,
): Promise<Stepped> {
  return inTurnOf(from.address, () => judgeLogin(auth, { email, password }, from, now))
}

async function judgeLogin(
  auth: Connections,
  { email, password }: Credentials,
  from: { address: string; ticket: Ticket | null },
  now: Instant,
): Promise<Stepped> {
  const account = accountLimit(email, from.address)
  const address = addressLimit(from.address)
  await reserveAttempt(auth, address, now)
  await reserveAttempt(auth, account, now)
  const [user] = await auth.transaction(null, (tx) =>
    tx
      .select({
        id: users.id,
        hash: credentials.passwordHash,
        enrolledAt: credentials.totpConfirmedAt,
      })
      .from(users)
      .innerJoin(credentials, eq(credentials.userId, users.id))
      .where(and(eq(users.email, email), isNull(users.disabledAt))),
  )
  const matches = await passwordMatches(user?.hash ?? null, password)
  if (!user || !matches) throw new AppError({ code: 'credentials-rejected' })
  await forgive(auth, account, address)
  const rehashed = user.hash && needsRehash(user.hash) ? await hashPassword(password) : null
  const next = user.enrolledAt ? 'totp' : 'enrol'
  const session = await auth.transaction(null, async (tx) => {
    if (rehashed)
      await tx
        .update(credentials)
        .set({ passwordHash: rehashed })
        .where(eq(credentials.userId, user.id))
    if (from.ticket) await revokeSession(tx, from.ticket.idHash, now)
    return openSession(tx, user.id, next, now)
  })
  return { next, session }
}

/**
 * Turns a half session into a full one with a new id. Of two requests that come here with the same half session only one
 * ends it, and only that one gets a full one; the other is `unauthenticated`.
 */
async function completeLogin(tx: Tx, half: HalfSession, now: Instant): Promise<Stepped> {
  if (!(await revokeSession(tx, half.idHash, now))) throw new AppError({ code: 'unauthenticated' })
  return { next: 'done', session: await openSession(tx, half.userId, 'full', now) }
}

/** The second step: a TOTP code turns the half session into a full one with a new id. */
export async function giveCode(
  factors: Factors,
  ticket: Ticket | null,
  code: string,
  now: Instant,
): Promise<Stepped> {
  const half = await factors.auth.transaction(null, (tx) => halfSession(tx, ticket, ['totp'], now))
  const result = await judgeCode(factors, half.userId, code, now)
  if (result === 'disabled') throw new AppError({ code: 'second-factor-disabled' })
  if (result !== 'accepted') throw new AppError({ code: 'code-rejected', reason: result })
  return factors.auth.transaction(null, async (tx) => {
    return completeLogin(tx, half, now)
  })
}

/** Shows a new TOTP secret, once, to somebody who has none yet. */
export function startEnrolment({ auth, vault }: Factors, ticket: Ticket | null, now: Instant) {
  return auth.transaction(null, async (tx) =>
    offerTotp(tx, vault, await halfSession(tx, ticket, ['enrol'], now)),
  )
}

/** Binds the factor with its first code; the session is full from then on. */
export async function finishEnrolment(
  { auth, vault }: Factors,
  ticket: Ticket | null,
  code: string,
  now: Instant,
): Promise<Stepped> {
  return auth.transaction(null, async (tx) => {
    const half = await halfSession(tx, ticket, ['enrol'], now)
    const result = await confirmTotp(tx, vault, half.userId, code, now)
    if (result !== 'accepted') throw new AppError({ code: 'code-rejected', reason: 'wrong' })
    return completeLogin(tx, half, now)
  })
}

/**
 * Sets the first password with a single-use link. Throws `token-rejected` (unknown, used, expired alike) or
 * `password-refused`; a refused password does not use the link up.
 */
export async function acceptInvitation(
  auth: Connections,
  { token, password }: AcceptInvitation,
  now: Instant,
): Promise<Stepped> {
  const usable = and(
    eq(setupTokens.tokenHash, sha256(token)),
    isNull(setupTokens.usedAt),
    gt(setupTokens.expiresAt, now),
  )
  const [user] = await auth.transaction(null, (tx) =>
    tx
      .select({ id: users.id, email: users.email, name: users.name })
      .from(setupTokens)
      .innerJoin(users, eq(users.id, setupTokens.userId))
      .where(and(usable, isNull(users.disabledAt))),
  )
  if (!user) throw new AppError({ code: 'token-rejected' })
  assertAcceptable(password, [user.name, user.email])
  const passwordHash = await hashPassword(password)
  return auth.transaction(null, async (tx) => {
    const used = await tx
      .update(setupTokens)
      .set({ usedAt: now })
      .where(usable)
      .returning({ userId: setupTokens.userId })
    if (used.length === 0) throw new AppError({ code: 'token-rejected' })
    await revokeAllSessions(tx, user.id, now)
    const [row] = await tx
      .insert(credentials)
      .values({ userId: user.id, passwordHash })
      .onConflictDoUpdate({ target: credentials.userId, set: { passwordHash } })
      .returning({ enrolledAt: credentials.totpConfirmedAt })
    const next = row?.enrolledAt ? 'totp' : 'enrol'
    return { next, session: await openSession(tx, user.id, next, now) }
  })
}

/** Ends the session a ticket belongs to, half or full; without one nothing happens. */
export async function signOut(
  auth: Connections,
  ticket: Ticket | null,
  now: Instant,
): Promise<void> {
  if (ticket) await auth.transaction(null, (tx) => revokeSession(tx, ticket.idHash, now))
}
