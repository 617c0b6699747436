import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { emailChanges } from '../link-table.ts'
import { queueAccountMail, recordEvent, type Whereabouts } from '../service.ts'
import { endFactorReset } from './end-factor-reset.ts'
import { findActive, openChange } from '../standing.ts'
import { users } from '../table.ts'
import { reserveQuota } from '../throttle.ts'
import { cancelTokens, consumeToken, readToken } from '../tokens.ts'

/**
 * Asks the new address whether it is right, and warns the old one; an older wish counts no more. A new address that has an
 * account gets no mail, and whoever asked learns nothing of it. Throws `too-many-attempts`.
 */
export async function requestEmailChange(
  auth: Connections,
  enqueue: Enqueue,
  { userId, email: current }: Pick<Actor, 'userId' | 'email'>,
  email: string,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  await reserveQuota(auth, { key: `email-change/${userId}`, most: 5, seconds: 3_600 }, now)
  await auth.transaction(null, async (tx) => {
    await withdrawEmailChanges(tx, userId, now)
    const id = newId()
    await tx.insert(emailChanges).values({ id, userId, email, createdAt: now })
    await recordEvent(tx, { userId, kind: 'email.change-requested' }, where, now)
    const mail = { kind: 'email-verification' as const, userId, address: email, subject: id }
    await queueAccountMail(tx, enqueue, mail, now)
    const warning = { kind: 'email.change-requested' as const, userId, address: current }
    await queueAccountMail(tx, enqueue, warning, now)
  })
}

/** Takes back what was asked for and not yet confirmed. */
export async function withdrawEmailChanges(tx: Tx, userId: string, now: Instant): Promise<void> {
  await tx
    .update(emailChanges)
    .set({ cancelledAt: now })
    .where(and(eq(emailChanges.userId, userId), openChange))
}

/**
 * Makes the address the account's that the link was mailed to, and tells the old one. Throws `token-rejected`, or
 * `conflict` rule `address-taken` when somebody else has it by now.
 */
export async function completeEmailChange(
  { auth, enqueue }: { auth: Connections; enqueue: Enqueue },
  token: string,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  await auth.transaction(null, async (tx) => {
    const { subject } = await readToken(tx, ['email-verification'], token, now)
    const [change] = await tx
      .select({ userId: emailChanges.userId, email: emailChanges.email })
      .from(emailChanges)
      .where(and(eq(emailChanges.id, subject), openChange))
      .for('update')
    const user = change && (await findActive(tx, eq(users.id, change.userId)))
    if (!user) throw new AppError({ code: 'token-rejected', link: 'used' })
    await consumeToken(tx, ['email-verification'], token, now)
    const userId = user.id
    await tx
      .update(users)
      .set({ email: change.email })
      .where(eq(users.id, userId))
      .catch((error: unknown) => {
        throw isDuplicate(error) ? new AppError({ code: 'conflict', rule: 'address-taken' }) : error
      })
    await tx.update(emailChanges).set({ completedAt: now }).where(eq(emailChanges.id, subject))
    // What was mailed to the old address opens nothing any more.
    await cancelTokens(tx, 'password-reset', userId, now)
    await endFactorReset(tx, userId, where, now)
    await recordEvent(tx, { userId, kind: 'email.changed' }, where, now)
    const mail = { kind: 'email.changed' as const, userId, address: user.email }
    await queueAccountMail(tx, enqueue, mail, now)
  })
}

const isDuplicate = (error: unknown) =>
  error instanceof Error &&
  error.cause instanceof Error &&
  'code' in error.cause &&
  error.cause.code === '23505'
