import type { OpenSession } from '@portal/domain/accounts/factors'
import { partyOfAccount } from '../../platform/fair-queue.ts'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, desc, eq, isNull } from 'drizzle-orm'
import type { Connections } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { forgiveOwner } from '../sign-in/password-attempts.ts'
import { endFactorReset } from '../links/end-factor-reset.ts'
import { withdrawEmailChanges } from '../links/email-change.ts'
import { assertAcceptable } from '../factors/password-rules.ts'
import { hashPassword } from '../factors/password.ts'
import type { Factors } from '../factors/second-factor.ts'
import {
  type Owner,
  recordAndMail,
  recordEvent,
  revokeAllSessions,
  type Whereabouts,
} from '../service.ts'
import { credentials, sessions } from '../table.ts'
import { isOpen } from '../sign-in/sessions.ts'
import { cancelTokens } from '../tokens.ts'

/**
 * Changes the password: the session it is done in goes on, all others end, and links that an intruder may have asked for
 * open nothing any more. Throws `password-refused`.
 */
export async function changePassword(
  { auth, enqueue }: Factors,
  actor: Actor,
  where: Whereabouts,
  password: string,
  now: Instant,
): Promise<void> {
  const { userId } = actor
  assertAcceptable(password, [
    actor.name,
    actor.email,
    ...(actor.client ? [actor.client.name] : []),
  ])
  const passwordHash = await hashPassword(password, partyOfAccount(userId))
  await auth.transaction(null, async (tx) => {
    await tx.update(credentials).set({ passwordHash }).where(eq(credentials.userId, userId))
    await cancelTokens(tx, 'password-reset', userId, now)
    await withdrawEmailChanges(tx, userId, now)
    await endFactorReset(tx, userId, where, now)
    await revokeAllSessions(tx, userId, now, { id: actor.sessionId })
    await recordAndMail(tx, enqueue, { userId, kind: 'password.changed' }, where, now)
  })
  await forgiveOwner(auth, actor.email, where)
}

const openSessions = prepared<{ userId: string; now: Instant }>()((db, { userId, now }) =>
  db
    .select()
    .from(sessions)
    .where(and(eq(sessions.userId, userId), isOpen(now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id)),
)

/** The open sessions of somebody, the one used last first. */
export async function listOwnSessions(
  auth: Connections,
  { userId, sessionId }: Actor,
  now: Instant,
): Promise<OpenSession[]> {
  const rows = await auth.transaction(null, (tx) => openSessions(tx, { userId, now }))
  return rows.map(({ id, device, address, method, createdAt, lastSeenAt, expiresAt }) => ({
    id,
    device,
    address,
    authenticatedBy: method ?? 'totp',
    startedAt: createdAt,
    lastUsedAt: lastSeenAt,
    expiresAt,
    current: id === sessionId,
  }))
}

/** Ends one of the own sessions. Throws `not-found` for any other. */
export async function endSession(
  { auth }: Factors,
  { userId, where }: Owner,
  id: string,
  now: Instant,
): Promise<void> {
  await auth.transaction(null, async (tx) => {
    const ended = await tx
      .update(sessions)
      .set({ revokedAt: now })
      .where(and(eq(sessions.id, id), eq(sessions.userId, userId), isNull(sessions.revokedAt)))
      .returning({ device: sessions.device })
    if (!ended[0]) throw new AppError({ code: 'not-found', entity: 'session' })
    await recordEvent(tx, { userId, kind: 'session.ended', detail: ended[0].device }, where, now)
  })
}

/** Ends all sessions but the one this is done in. */
export async function endOtherSessions(
  { auth, enqueue }: Factors,
  { userId, sessionId }: Actor,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  await auth.transaction(null, async (tx) => {
    const ended = await revokeAllSessions(tx, userId, now, { id: sessionId })
    if (ended === 0) return
    const event = { userId, kind: 'sessions.ended' as const, detail: String(ended) }
    await recordAndMail(tx, enqueue, event, where, now)
  })
}
