import type { SignInMethod } from '@portal/domain/accounts/contract'
import type { NextStep } from '@portal/domain/accounts/factors'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import { newToken, sha256 } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { knownDevices } from '../factor-table.ts'
import { recordAndMail, recordEvent, type Whereabouts } from '../service.ts'
import { openSession, type OpenedSession, revokeSession } from './sessions.ts'
import { users } from '../table.ts'

/** A browser as a login meets it: where it is, the session it has, and the id by which it is known again. */
export type Visit = Whereabouts & { ticket: Ticket | null; deviceId: string | null }

/** Where a login goes on, with the session and the browser's id its cookies will hold. */
export type Stepped = NextStep & { session: OpenedSession; deviceId?: string }

/**
 * Turns a half session into a full one with a new id. Of two requests that come here with the same half session only one
 * ends it, and only that one gets a full one; the other is `unauthenticated`. A browser the account was never used from is
 * told to its owner.
 */
export async function completeLogin(
  tx: Tx,
  { enqueue }: { enqueue: Enqueue },
  half: { userId: string; idHash: Buffer | null },
  method: SignInMethod,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { userId, idHash } = half
  if (idHash && !(await revokeSession(tx, idHash, now, { completedAt: now })))
    throw new AppError({ code: 'unauthenticated' })
  const session = await openSession(tx, userId, 'full', visit, now, method)
  await recordEvent(tx, { userId, kind: 'sign-in.completed', detail: method }, visit, now)
  const { deviceId, isStrange } = await recogniseDevice(tx, userId, visit.deviceId, now)
  if (isStrange)
    await recordAndMail(tx, enqueue, { userId, kind: 'sign-in.new-device' }, visit, now)
  const [user] = await tx
    .select({ id: users.id, email: users.email, name: users.name, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId))
  return { next: 'done', ...(user && { user }), session, deviceId }
}

/** Whether this browser is new to an account that was used from another one before. */
async function recogniseDevice(tx: Tx, userId: string, given: string | null, now: Instant) {
  const deviceId = given ?? newToken()
  const deviceHash = sha256(deviceId)
  const { rows } = await tx.execute<{ used: boolean }>(
    sql`select exists (select from known_devices where user_id = ${userId}) as used`,
  )
  const [seen] = await tx
    .update(knownDevices)
    .set({ lastSeenAt: now })
    .where(and(eq(knownDevices.userId, userId), eq(knownDevices.deviceHash, deviceHash)))
    .returning({ userId: knownDevices.userId })
  if (!seen)
    await tx
      .insert(knownDevices)
      .values({ userId, deviceHash, firstSeenAt: now, lastSeenAt: now })
      .onConflictDoNothing()
  return { deviceId, isStrange: !seen && rows[0]?.used === true }
}
