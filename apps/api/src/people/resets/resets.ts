import type { SecondFactor } from '@portal/domain/accounts/factors'
import { AppError } from '@portal/domain/fault'
import type { FactorReset, StartFactorReset } from '@portal/domain/people/contract'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { factorResets } from '../../accounts/link-table.ts'
import { queueAccountMail, recordEvent } from '../../accounts/service.ts'
import { memberships, users } from '../../accounts/table.ts'
import { reserveQuota } from '../../accounts/throttle.ts'
import { requireClient } from '../../clients/service.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { type Acting, confirm } from '../acting.ts'
import { isMembership } from '../membership.ts'
import { getFactorReset, resetStatusOf } from './reset-reading.ts'

type Reset = typeof factorResets.$inferSelect

/** Starts the reset of a member's second factor, after an identity check. Throws as `start` below. */
export async function startMemberReset(
  acting: Acting,
  clientId: string,
  userId: string,
  input: StartFactorReset,
): Promise<FactorReset> {
  const { tx, actor } = acting
  await requireClient(tx, clientId)
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(isMembership(clientId, userId))
  if (!member) throw new AppError({ code: 'not-found', entity: 'member' })
  return start(acting, userId, input, actor.holder.side === 'client' ? clientId : null)
}

/** The same for the provider's people; an owner's own way is a command on the server. Throws `forbidden` for that one. */
export async function startStaffReset(
  acting: Acting,
  userId: string,
  input: StartFactorReset,
): Promise<FactorReset> {
  const { tx, actor } = acting
  if (actor.holder.side !== 'provider')
    throw new AppError({ code: 'not-found', entity: 'staff-member' })
  const [colleague] = await tx
    .select({ role: users.staffRole })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.side, 'provider'), isNull(users.disabledAt)))
  if (!colleague) throw new AppError({ code: 'not-found', entity: 'staff-member' })
  if (userId !== actor.userId && colleague.role === 'owner')
    throw new AppError({ code: 'forbidden', rule: 'permission' })
  return start(acting, userId, input, null)
}

/**
 * A manager's reset sends its link at once; the provider's waits for a second person where there is one.
 * Throws `conflict` (`own-account`, `reset-under-way`), `illegal-move` for somebody without a factor, `too-many-attempts`,
 * or what a missing second factor of one's own is called.
 */
async function start(
  acting: Acting,
  userId: string,
  { secondFactor, ...input }: StartFactorReset,
  viaClientId: string | null,
): Promise<FactorReset> {
  const { tx, actor, factors, where, now } = acting
  if (userId === actor.userId) throw new AppError({ code: 'conflict', rule: 'own-account' })
  if (!(await isEnrolled(tx, userId)))
    throw new AppError({ code: 'illegal-move', from: 'not-enrolled', move: 'reset' })
  const id = newId()
  const needsApproval = viaClientId === null && (await hasSecondPerson(acting, userId))
  const { method, note } = input.identityCheck
  const started = await tx
    .insert(factorResets)
    .values({
      id,
      userId,
      viaClientId,
      method,
      note,
      startedBy: actor.userId,
      startedByName: actor.name,
      startedAt: now,
      needsApproval,
    })
    .onConflictDoNothing()
    .returning({ id: factorResets.id })
  if (started.length === 0) throw new AppError({ code: 'conflict', rule: 'reset-under-way' })
  await assertFewMails(acting, userId)
  const { confirmation } = await confirm(
    acting,
    'second-factor-reset.started',
    userId,
    input,
    secondFactor,
  )
  if (confirmation)
    await tx
      .update(factorResets)
      .set({ startConfirmation: confirmation })
      .where(eq(factorResets.id, id))
  const event = { userId, kind: 'second-factor.reset-started' as const, byName: actor.name }
  await recordEvent(tx, event, where, now)
  await queueAccountMail(tx, factors.enqueue, { kind: 'second-factor.reset-started', userId }, now)
  if (!needsApproval) await sendLink(acting, { id, userId })
  return getFactorReset(tx, actor, id)
}

/**
 * The second person's consent: neither who started it nor whose factor it is. Throws `conflict` (`own-account`,
 * `second-person`), `illegal-move` where nothing waits for it.
 */
export async function approveReset(
  acting: Acting,
  id: string,
  secondFactor: SecondFactor | undefined,
): Promise<FactorReset> {
  const { tx, actor, where, now } = acting
  const row = await lockReset(tx, id)
  assertIs(row, 'awaiting_approval', 'approve')
  if (row.userId === actor.userId) throw new AppError({ code: 'conflict', rule: 'own-account' })
  if (row.startedBy === actor.userId)
    throw new AppError({ code: 'conflict', rule: 'second-person' })
  const { confirmation } = await confirm(
    acting,
    'second-factor-reset.approved',
    id,
    {},
    secondFactor,
  )
  await tx
    .update(factorResets)
    .set({
      approvedBy: actor.userId,
      approvedByName: actor.name,
      approvedAt: now,
      approvalConfirmation: confirmation,
    })
    .where(eq(factorResets.id, id))
  const { userId } = row
  const event = { userId, kind: 'second-factor.reset-approved' as const, byName: actor.name }
  await recordEvent(tx, event, where, now)
  await sendLink(acting, row)
  return getFactorReset(tx, actor, id)
}

/** Sends the link again; the one before dies with it. Throws `illegal-move`, `too-many-attempts`. */
export async function renewReset(acting: Acting, id: string): Promise<FactorReset> {
  const row = await lockReset(acting.tx, id)
  assertIs(row, 'link_sent', 'renew')
  await assertFewMails(acting, row.userId)
  await sendLink(acting, row)
  return getFactorReset(acting.tx, acting.actor, id)
}

/** Ends a reset before a new factor was bound: its link works no more. Throws `illegal-move`. */
export async function cancelReset(acting: Acting, id: string): Promise<void> {
  const { tx, actor, where, now } = acting
  const row = await lockReset(tx, id)
  const status = resetStatusOf(row)
  if (status === 'completed' || status === 'cancelled')
    throw new AppError({ code: 'illegal-move', from: status, move: 'cancel' })
  await tx.update(factorResets).set({ cancelledAt: now }).where(eq(factorResets.id, id))
  const { userId } = row
  const event = { userId, kind: 'second-factor.reset-cancelled' as const, byName: actor.name }
  await recordEvent(tx, event, where, now)
}

async function lockReset(tx: Tx, id: string): Promise<Reset> {
  const [row] = await tx
    .select()
    .from(factorResets)
    .where(eq(factorResets.id, id))
    .for('no key update')
  if (!row) throw new AppError({ code: 'not-found', entity: 'second-factor-reset' })
  return row
}

function assertIs(row: Reset, wanted: FactorReset['status'], move: string) {
  const from = resetStatusOf(row)
  if (from !== wanted) throw new AppError({ code: 'illegal-move', from, move })
}

const sendLink = (
  { tx, factors, now }: Acting,
  { id, userId }: Pick<Reset, 'id' | 'userId'>,
): Promise<void> =>
  queueAccountMail(tx, factors.enqueue, { kind: 'second-factor-reset', userId, subject: id }, now)

/** Three an hour to one person, whoever asks. */
const assertFewMails = ({ factors, now }: Acting, userId: string): Promise<void> =>
  reserveQuota(factors.auth, { key: `factor-reset/${userId}`, most: 3, seconds: 3_600 }, now)

async function isEnrolled(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from enrolled(array[${userId}::uuid])`)
  return rows.length > 0
}

/** Whether somebody else of the provider's working people could approve: one who can log in. */
async function hasSecondPerson({ tx, actor }: Acting, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from users u
     where u.side = 'provider' and u.staff_role in ('owner', 'staff') and u.disabled_at is null
       and u.id not in (${actor.userId}, ${userId}) and u.id in (select enrolled(array[u.id]))
     limit 1`)
  return rows.length > 0
}
