import type { SignInMethod } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import { type Instant, later, span } from '@portal/domain/time'
import { and, eq, gt, inArray, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { sha256 } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newSessionId, type Ticket } from '../../platform/http/session.ts'
import type { Whereabouts } from '../service.ts'
import { isCarried } from '../set-in-motion.ts'
import { memberships, sessions, type Stage, users } from '../table.ts'

/** A half session lasts as long as somebody needs to find the phone; a full one a working day at most. */
const lifetime: Record<Stage, number> = {
  totp: 10 * span.minute,
  enrol: 30 * span.minute,
  rebind: 30 * span.minute,
  full: 12 * span.hour,
}

export type OpenedSession = { id: string; expiresAt: Instant }

/** A new session with a new id, whatever cookie came before: nobody can plant one (ASVS 5.0, 7.2.4). */
export async function openSession(
  tx: Tx,
  userId: string,
  stage: Stage,
  { address, device }: Whereabouts,
  now: Instant,
  method: SignInMethod | null = null,
): Promise<OpenedSession> {
  const { side, firstClient } = await standingOf(tx, userId)
  const id = newSessionId(side)
  const expiresAt = later(now, lifetime[stage])
  const clientId = stage === 'full' ? firstClient : null
  await tx.insert(sessions).values({
    idHash: sha256(id),
    id: sql`gen_random_uuid()`,
    userId,
    stage,
    clientId,
    method,
    address,
    device,
    createdAt: now,
    lastSeenAt: now,
    expiresAt,
  })
  return { id, expiresAt }
}

/**
 * Gives a full session a new id after its owner was asked again (ASVS 5.0, 7.2.4); it does not last longer by that.
 * Throws `unauthenticated` when it ended meanwhile.
 */
export async function renewSession(
  tx: Tx,
  { idHash, side }: Ticket,
  now: Instant,
): Promise<OpenedSession> {
  const id = newSessionId(side)
  const [row] = await tx
    .update(sessions)
    .set({ idHash: sha256(id), reauthenticatedAt: now, lastSeenAt: now })
    .where(and(eq(sessions.idHash, idHash), eq(sessions.stage, 'full'), isNull(sessions.revokedAt)))
    .returning({ expiresAt: sessions.expiresAt })
  if (!row) throw new AppError({ code: 'unauthenticated' })
  return { id, expiresAt: row.expiresAt }
}

async function standingOf(tx: Tx, userId: string) {
  const [row] = await tx
    .select({ side: users.side, firstClient: memberships.clientId })
    .from(users)
    .leftJoin(memberships, eq(memberships.userId, users.id))
    .where(eq(users.id, userId))
    .orderBy(memberships.createdAt, memberships.clientId)
    .limit(1)
  if (!row) throw new Error(`nobody is user ${userId}`)
  return row
}

/** A full session that is let in at this moment, as `open_session` has it. */
export const isOpen = (now: Instant | Placeholder): SQL | undefined =>
  and(
    eq(sessions.stage, 'full'),
    isNull(sessions.revokedAt),
    gt(sessions.expiresAt, now),
    sql`${now}::timestamptz < ${sessions.lastSeenAt} + interval '30 minutes'`,
  )

export type HalfSession = {
  id: string
  userId: string
  email: string
  name: string
  stage: Stage
  idHash: Buffer
}

/** The half session a ticket belongs to; null for any other session, a full one included. */
export async function findHalfSession(
  tx: Tx,
  ticket: Ticket | null,
  stages: Exclude<Stage, 'full'>[],
  now: Instant,
): Promise<HalfSession | null> {
  const [row] = ticket
    ? await tx
        .select({
          id: sessions.id,
          userId: users.id,
          email: users.email,
          name: users.name,
          stage: sessions.stage,
          idHash: sessions.idHash,
        })
        .from(sessions)
        .innerJoin(users, eq(users.id, sessions.userId))
        .where(
          and(
            eq(sessions.idHash, ticket.idHash),
            inArray(sessions.stage, stages),
            isNull(sessions.revokedAt),
            gt(sessions.expiresAt, now),
            isCarried('session', sessions.id),
          ),
        )
    : []
  return row ?? null
}

/** The half session a ticket belongs to. Throws `unauthenticated` where there is none. */
export async function halfSession(
  tx: Tx,
  ticket: Ticket | null,
  stages: Exclude<Stage, 'full'>[],
  now: Instant,
): Promise<HalfSession> {
  const half = await findHalfSession(tx, ticket, stages, now)
  if (!half) throw new AppError({ code: 'unauthenticated' })
  return half
}

/** Ends a session; it is refused from the next request on. False: somebody else ended it first. */
export async function revokeSession(
  tx: Tx,
  idHash: Buffer,
  now: Instant,
  because: Partial<{ completedAt: Instant }> = {},
): Promise<boolean> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now, ...because })
    .where(and(eq(sessions.idHash, idHash), isNull(sessions.revokedAt)))
    .returning({ userId: sessions.userId })
  return ended.length === 1
}

/** Who begins again in the same browser has not abandoned the login before: nobody is warned of that one. */
export async function giveUp(tx: Tx, { idHash }: Ticket, userId: string, now: Instant) {
  await tx
    .update(sessions)
    .set({ completedAt: now })
    .where(and(eq(sessions.idHash, idHash), eq(sessions.userId, userId)))
  await revokeSession(tx, idHash, now)
}
