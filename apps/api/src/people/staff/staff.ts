import type { StaffRole } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { StaffMember } from '@portal/domain/people/contract'
import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { queueAccountMail, recordEvent } from '../../accounts/service.ts'
import { users } from '../../accounts/table.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Acting } from '../../binding/acting.ts'
import { otherThan } from '../other-than.ts'

/** Works for the provider still. */
export const isActive = (): SQL | undefined =>
  and(eq(users.side, 'provider'), isNull(users.disabledAt))

const staffList = prepared()((db) =>
  db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: users.staffRole,
      secondFactor: sql<boolean>`${users.id} in (select enrolled(array[${users.id}]))`,
      since: users.createdAt,
    })
    .from(users)
    .where(isActive())
    .orderBy(asc(users.name), asc(users.id)),
)

/** The provider's people, A to Z. */
export async function listStaff(tx: Reader): Promise<StaffMember[]> {
  const rows = await staffList(tx, {})
  // The table's CHECK gives everybody on the provider's side a role.
  return rows.map((row) => ({ ...row, role: row.role! }))
}

/** What somebody may do changes with their next request. Throws `conflict` (`last-owner`). */
export async function changeStaff(acting: Acting, userId: string, role: StaffRole): Promise<void> {
  const { tx, actor, factors, where, now } = acting
  const before = await holdForChange(acting, userId, role)
  if (before.role === role) return
  await tx.update(users).set({ staffRole: role }).where(eq(users.id, userId))
  const byName = otherThan(userId, actor)
  await recordEvent(tx, { userId, kind: 'staff.changed', byName, detail: role }, where, now)
  await queueAccountMail(tx, factors.enqueue, { kind: 'membership.changed', userId }, now)
}

/** Disables the account: its sessions are refused from the next request on. Throws `conflict` (`last-owner`). */
export async function removeStaff(acting: Acting, userId: string): Promise<void> {
  const { tx, actor, factors, where, now } = acting
  await holdForChange(acting, userId, null)
  await tx.update(users).set({ disabledAt: now }).where(eq(users.id, userId))
  const byName = otherThan(userId, actor)
  await recordEvent(tx, { userId, kind: 'staff.removed', byName }, where, now)
  await queueAccountMail(tx, factors.enqueue, { kind: 'membership.removed', userId }, now)
}

/**
 * Somebody of the provider, held until the transaction ends, and all owners with them, always in the same order: of two
 * who remove each other one is first. Throws `forbidden` when it was the actor, `conflict` for the last owner.
 */
async function holdForChange({ tx, actor }: Acting, userId: string, next: StaffRole | null) {
  const owners = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(isActive(), eq(users.staffRole, 'owner')))
    .orderBy(asc(users.id))
    .for('no key update')
  if (!owners.some(({ id }) => id === actor.userId))
    throw new AppError({ code: 'forbidden', rule: 'permission' })
  const [row] = await tx
    .select({ role: users.staffRole })
    .from(users)
    .where(and(isActive(), eq(users.id, userId)))
    .for('no key update')
  if (!row) throw new AppError({ code: 'not-found', entity: 'staff-member' })
  if (row.role === 'owner' && next !== 'owner' && owners.length === 1)
    throw new AppError({ code: 'conflict', rule: 'last-owner' })
  return row
}
