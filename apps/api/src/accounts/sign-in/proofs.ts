import type { Credentials } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import { type Party, partyAt } from '../../platform/fair-queue.ts'
import { hashPassword, needsRehash, passwordMatches } from '../factors/password.ts'
import { consumeRecoveryCode, recoveryHash } from '../factors/recovery-codes.ts'
import type { Factors } from '../factors/second-factor.ts'
import { recordAndMail, recordApart, type Whereabouts } from '../service.ts'
import { hasAccess } from '../standing.ts'
import { credentials, users } from '../table.ts'
import { forgive, inTurnOf, type Limit, reserveAttempt } from '../throttle.ts'
import { type Prover, reservePassword } from './password-attempts.ts'

export type ProofDeps = Pick<Factors, 'auth' | 'enqueue'>
type Known = { id: string; email: string; hash: string | null }

/** Judges address and password. Unknown, disabled and wrong answer alike and take as long. */
export const judgeCredentials = (
  deps: ProofDeps,
  { email, password }: Credentials,
  prover: Prover,
  now: Instant,
): Promise<Known> =>
  provePassword(deps, email, password, () => findByEmail(deps.auth, email), prover, now)

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

/** Judges the password of an account that is known by other means: a link, a session. As a login does. */
export const judgePassword = (
  deps: ProofDeps,
  user: Known,
  password: string,
  prover: Prover,
  now: Instant,
): Promise<Known> =>
  provePassword(deps, user.email, password, () => Promise.resolve(user), prover, now)

async function provePassword(
  deps: ProofDeps,
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
      const event = { userId: user?.id ?? null, kind: 'sign-in.password-rejected' } as const
      await recordApart(auth, event, prover, now)
      if (user && reserved.isLast) await tellDisabled(deps, user.id, prover, now)
      throw new AppError({ code: 'credentials-rejected' })
    }
    await reserved.forgive()
    if (user.hash && needsRehash(user.hash)) await rehash(auth, user.id, password, party)
    return user
  })
}

const tellDisabled = (
  { auth, enqueue }: ProofDeps,
  userId: string,
  where: Whereabouts,
  now: Instant,
) =>
  auth.transaction(null, (tx) =>
    recordAndMail(tx, enqueue, { userId, kind: 'password.disabled' }, where, now),
  )

async function rehash(auth: Connections, userId: string, password: string, party: Party) {
  const passwordHash = await hashPassword(password, party)
  await auth.transaction(null, (tx) =>
    tx.update(credentials).set({ passwordHash }).where(eq(credentials.userId, userId)),
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
    const event = { userId, kind: 'sign-in.factor-rejected', detail: 'recovery-code' } as const
    await recordApart(auth, event, where, now)
    throw new AppError({ code: 'code-rejected', reason: 'wrong', factor: 'recovery-code' })
  }
  await forgive(auth, limit)
}
