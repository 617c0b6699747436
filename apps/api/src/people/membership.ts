import type { ClientRole } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { and, asc, eq } from 'drizzle-orm'
import { memberships } from '../accounts/table.ts'
import type { Tx } from '../platform/database/db.ts'
import type { Actor } from '../platform/http/actor.ts'

export const isMembership = (clientId: string, userId: string) =>
  and(eq(memberships.clientId, clientId), eq(memberships.userId, userId))

/** Somebody's role at a client, held until the transaction ends; null: no member. Logins go on meanwhile. */
export async function holdMember(
  tx: Tx,
  clientId: string,
  userId: string,
): Promise<ClientRole | null> {
  const [row] = await tx
    .select({ role: memberships.role })
    .from(memberships)
    .where(isMembership(clientId, userId))
    .for('no key update')
  return row?.role ?? null
}

/**
 * Holds all managers of a client, always in the same order: of two who take each other's role one is first. Throws
 * `forbidden` when it was the actor who lost it. Resolves to how many there are.
 */
export async function holdManagers(tx: Tx, actor: Actor, clientId: string): Promise<number> {
  const managers = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(and(eq(memberships.clientId, clientId), eq(memberships.role, 'manager')))
    .orderBy(asc(memberships.userId))
    .for('no key update')
  const stillThere = managers.some(({ userId }) => userId === actor.userId)
  if (actor.holder.side === 'client' && !stillThere)
    throw new AppError({ code: 'forbidden', rule: 'permission' })
  return managers.length
}
