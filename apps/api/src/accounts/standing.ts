import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { emailChanges, factorResets, isUnderWay } from './link-table.ts'
import { isCarried } from './set-in-motion.ts'
import { credentials, users } from './table.ts'

/** Not disabled, and with something to get into. */
export const hasAccess = sql`${users.disabledAt} is null and (${users.side} = 'provider'
  or exists (select from memberships m where m.user_id = ${users.id}))`

/** An account that was taken away may be given back by an invitation, which asks for its password. */
const isInvited = sql`exists (select from invitations i
    where i.email = ${users.email} and i.accepted_at is null and i.revoked_at is null)
  or exists (select from staff_invitations i
    where i.email = ${users.email} and i.accepted_at is null and i.revoked_at is null)`

const columns = {
  id: users.id,
  email: users.email,
  name: users.name,
  locale: users.locale,
  hash: credentials.passwordHash,
}

/** Somebody who may choose a new password with a mailed link: there is one, and it opens something. */
export async function findResettable(tx: Tx, who: SQL) {
  const [user] = await tx
    .select(columns)
    .from(users)
    .innerJoin(credentials, eq(credentials.userId, users.id))
    .where(
      and(who, sql`${credentials.passwordHash} is not null`, sql`((${hasAccess}) or ${isInvited})`),
    )
    .for('no key update', { of: users })
  return user ?? null
}

/** Somebody whose account opens something. */
export async function findActive(tx: Tx, who: SQL) {
  const [user] = await tx
    .select(columns)
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(and(who, hasAccess))
  return user ?? null
}

/** A reset whose link may be sent and used: approved where it has to be, not over, and by people who still may. */
export const openReset = sql`${isUnderWay}
  and (not ${factorResets.needsApproval} or ${factorResets.approvedAt} is not null)
  and ${isCarried('second-factor-reset', factorResets.id)}`

/** A change of address that was neither made nor taken back, of somebody who still has access. */
export const openChange = sql`${emailChanges.completedAt} is null and ${emailChanges.cancelledAt} is null
  and ${isCarried('email-change', emailChanges.id)}`

/** What a password of this person must not be made of: its own names, and those of who it works for. */
export async function contextWords(
  tx: Tx,
  { id, name, email }: { id: string; name: string; email: string },
): Promise<string[]> {
  const { rows } = await tx.execute<{ name: string }>(sql`
    select c.name from memberships m join clients c on c.id = m.client_id where m.user_id = ${id}
    union all select p.name from provider p`)
  return [name, email, ...rows.map((row) => row.name)]
}
