import { AppError } from '@portal/domain/fault'
import { and, eq } from 'drizzle-orm'
import { endSessionsOf } from '../../accounts/service.ts'
import { users } from '../../accounts/table.ts'
import { requireClient } from '../../clients/service.ts'
import type { Acting } from '../../binding/acting.ts'
import { holdManagers, holdMember } from '../membership.ts'
import { isActive } from './staff.ts'

/**
 * Signs a member out everywhere (OWASP ASVS 5.0, 7.4.5): also where they look after another client, because a session can
 * switch. Their access stays. Throws `not-found`, `forbidden` or `conflict` (`own-account`).
 */
export async function endMemberSessions(
  acting: Acting,
  clientId: string,
  userId: string,
): Promise<void> {
  const { tx, actor } = acting
  await requireClient(tx, clientId)
  await holdManagers(tx, actor, clientId)
  if (!(await holdMember(tx, clientId, userId)))
    throw new AppError({ code: 'not-found', entity: 'member' })
  // What one client's manager did is nothing for another client's log.
  await end(acting, userId, actor.holder.side === 'client' ? clientId : null)
}

/** The same for one of the provider's people. */
export async function endStaffSessions(acting: Acting, userId: string): Promise<void> {
  const [colleague] = await acting.tx
    .select({ id: users.id })
    .from(users)
    .where(and(isActive(), eq(users.id, userId)))
  if (!colleague) throw new AppError({ code: 'not-found', entity: 'staff-member' })
  await end(acting, userId, null)
}

async function end(
  { actor, factors, where, now }: Acting,
  userId: string,
  clientId: string | null,
): Promise<void> {
  if (userId === actor.userId) throw new AppError({ code: 'conflict', rule: 'own-account' })
  await endSessionsOf(factors, { userId, clientId, byName: actor.name }, where, now)
}
