import type { CompletePasswordReset } from '@portal/domain/accounts/links'
import { partyAt } from '../../platform/fair-queue.ts'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { withdrawEmailChanges } from './email-change.ts'
import { endFactorReset } from './end-factor-reset.ts'
import { accountEvents } from '../log-table.ts'
import { assertAcceptable } from '../factors/password-rules.ts'
import { hashPassword } from '../factors/password.ts'
import { queueAccountMail, recordEvent, revokeAllSessions, type Whereabouts } from '../service.ts'
import { contextWords, findResettable } from '../standing.ts'
import { credentials, users } from '../table.ts'
import { forgiveOwner, type Prover } from '../sign-in/password-attempts.ts'
import { reserveQuota } from '../throttle.ts'
import { networksOf } from '../../platform/networks.ts'
import { consumeToken, readToken } from '../tokens.ts'

type Deps = { auth: Connections; enqueue: Enqueue }

/** How often an hour a link may be asked for: for one address, and from one. */
const mostPerAccount = 3
const mostPerAddress = 20

/**
 * Takes down that somebody wants a new password. Whether the address has an account is looked at by the worker, later:
 * what happens here is the same for every address. Throws `too-many-attempts`.
 */
export async function requestPasswordReset(
  { auth, enqueue }: Deps,
  email: string,
  { address, device }: Whereabouts,
  now: Instant,
): Promise<void> {
  const from = {
    key: `reset-from/${networksOf(address).near}`,
    most: mostPerAddress,
    seconds: 3_600,
  }
  await reserveQuota(auth, from, now)
  await reserveQuota(auth, { key: `reset/${email}`, most: mostPerAccount, seconds: 3_600 }, now)
  await auth.transaction(null, async (tx) => {
    const id = newId()
    const kind = 'password.reset-requested' as const
    await tx.insert(accountEvents).values({ id, at: now, kind, address, device })
    const mail = { kind: 'password-reset' as const, address: email, subject: id }
    await queueAccountMail(tx, enqueue, mail, now)
  })
}

/** Puts a request for a new password into the log of the account that the worker found; once. */
export async function attributeRequest(tx: Tx, eventId: string, userId: string): Promise<void> {
  const [line] = await tx
    .delete(accountEvents)
    .where(and(eq(accountEvents.id, eventId), isNull(accountEvents.userId)))
    .returning()
  if (line) await recordEvent(tx, { userId, kind: line.kind }, line, line.at)
}

/**
 * Sets a new password with a mailed link and ends every session and a reset of the second factor that is under way; the factor
 * stays. Throws `token-rejected` or
 * `password-refused`; a refused password does not use the link up.
 */
export async function completePasswordReset(
  { auth, enqueue }: Deps,
  { token, password }: CompletePasswordReset,
  where: Prover,
  now: Instant,
): Promise<void> {
  const words = await auth.transaction(null, async (tx) =>
    contextWords(tx, await whose(tx, token, now)),
  )
  assertAcceptable(password, words)
  const passwordHash = await hashPassword(password, partyAt(where.address))
  const email = await auth.transaction(null, async (tx) => {
    const user = await whose(tx, token, now)
    const userId = user.id
    await consumeToken(tx, ['password-reset'], token, now)
    await tx.update(credentials).set({ passwordHash }).where(eq(credentials.userId, userId))
    await revokeAllSessions(tx, userId, now)
    // Whoever knew the old password may have tried to take the address along.
    await withdrawEmailChanges(tx, userId, now)
    await endFactorReset(tx, userId, where, now)
    await recordEvent(tx, { userId, kind: 'password.reset' }, where, now)
    await queueAccountMail(tx, enqueue, { kind: 'password.changed', userId }, now)
    return user.email
  })
  await forgiveOwner(auth, email, where)
}

/** Held until the transaction ends. */
async function whose(tx: Tx, token: string, now: Instant) {
  const { subject } = await readToken(tx, ['password-reset'], token, now)
  const user = await findResettable(tx, eq(users.id, subject))
  if (!user) throw new AppError({ code: 'token-rejected', link: 'used' })
  return user
}
