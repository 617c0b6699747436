import { permissionsOf } from '@portal/domain/access'
import type { Account, AccountChange, Membership, Session } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '../platform/db.ts'
import type { Actor, Ticket } from '../platform/session.ts'
import { users } from './table.ts'

const accountOf = ({ userId, email, name, locale }: Actor): Account => ({
  id: userId,
  email,
  name,
  locale,
})

export async function describeSession(tx: Tx, actor: Actor, now: Instant): Promise<Session> {
  return {
    user: accountOf(actor),
    side: actor.holder.side,
    role: actor.holder.role,
    authorisation: actor.authorisation,
    permissions: permissionsOf(actor.holder),
    memberships: actor.holder.side === 'client' ? await myMemberships(tx, now) : [],
    activeClient: actor.client,
    idleUntil: actor.idleUntil,
    expiresAt: actor.expiresAt,
  }
}

async function myMemberships(tx: Tx, now: Instant): Promise<Membership[]> {
  const { rows } = await tx.execute<Membership>(
    sql`select client_id as "clientId", client_name as "clientName", role, authorised from my_memberships(${now})`,
  )
  return rows
}

/** Makes another of the own clients the active one. Throws `not-found` for one that is not theirs. */
export async function switchClient(tx: Tx, { idHash }: Ticket, clientId: string): Promise<void> {
  const { rows } = await tx.execute<{ switched: boolean }>(
    sql`select switch_client(${idHash}, ${clientId}) as switched`,
  )
  if (!rows[0]?.switched) throw new AppError({ code: 'not-found', entity: 'client' })
}

export async function changeAccount(
  tx: Tx,
  actor: Actor,
  { locale }: AccountChange,
): Promise<Account> {
  await tx.update(users).set({ locale }).where(eq(users.id, actor.userId))
  return { ...accountOf(actor), locale }
}
