import { permissionsOf } from '@portal/domain/access'
import type { Account, AccountChange, Membership, Session } from '@portal/domain/accounts/contract'
import type { PlaceOfClients, PlaceQuery } from '@portal/domain/accounts/places'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { assertReauthenticated } from '../../platform/http/demands.ts'
import type { Actor } from '../../platform/http/actor.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { recordAndMail, type Whereabouts } from '../service.ts'
import { users } from '../table.ts'

export const accountOf = ({ userId, email, name, locale }: Actor): Account => ({
  id: userId,
  email,
  name,
  locale,
})

export async function describeSession(tx: Reader, actor: Actor, now: Instant): Promise<Session> {
  const [memberships, [codes]] = await Promise.all([
    actor.holder.side === 'client' ? ownMemberships(tx, { now }) : [],
    ownCodes(tx, {}),
  ])
  return {
    user: accountOf(actor),
    side: actor.holder.side,
    role: actor.holder.role,
    authorisation: actor.authorisation,
    permissions: permissionsOf(actor.holder),
    memberships,
    activeClient: actor.client,
    security: {
      authenticatedBy: actor.method,
      recoveryCodesLeft: codes?.left ?? 0,
      recoveryCodesConfirmed: codes?.confirmed ?? false,
    },
    reauthenticatedUntil:
      actor.reauthenticatedUntil && actor.reauthenticatedUntil > now
        ? actor.reauthenticatedUntil
        : null,
    idleUntil: actor.idleUntil,
    expiresAt: actor.expiresAt,
  }
}

const ownCodes = prepared()((db) =>
  db
    .select({ left: sql<number>`codes_left`, confirmed: sql<boolean>`confirmed` })
    .from(sql`my_recovery_codes()`),
)
const ownMemberships = prepared<{ now: Instant }>()((db, { now }) =>
  db
    .select({
      clientId: sql<Membership['clientId']>`client_id`,
      clientName: sql<Membership['clientName']>`client_name`,
      role: sql<Membership['role']>`role`,
      authorised: sql<Membership['authorised']>`authorised`,
    })
    .from(sql`my_memberships(${now})`),
)

const placesElsewhere = prepared<PlaceQuery>()((db, { what, id }) =>
  db
    .select({
      clientId: sql<Membership['clientId']>`client_id`,
      clientName: sql<Membership['clientName']>`client_name`,
    })
    .from(sql`other_clients_with(${what}::text, ${id}::uuid)`),
)

/** At which of the own clients, but for the active one, something is. Nobody learns of a client they have no access to. */
export const findPlace = async (
  tx: Reader,
  { holder }: Actor,
  place: PlaceQuery,
): Promise<PlaceOfClients> => ({
  items: holder.side === 'client' ? await placesElsewhere(tx, place) : [],
})

/** Makes another of the own clients the active one. Throws `not-found` for one that is not theirs. */
export async function switchClient(tx: Tx, { idHash }: Ticket, clientId: string): Promise<void> {
  const { rows } = await tx.execute<{ switched: boolean }>(
    sql`select switch_client(${idHash}, ${clientId}) as switched`,
  )
  if (!rows[0]?.switched) throw new AppError({ code: 'not-found', entity: 'client' })
}

/** Changes what somebody is called and spoken to in. Throws `reauthentication-required` for a new name. */
export async function changeAccount(
  tx: Tx,
  enqueue: Enqueue,
  actor: Actor,
  change: AccountChange,
  where: Whereabouts,
  now: Instant,
): Promise<Account> {
  const { userId } = actor
  const changed: Partial<Account> = {
    ...(change.name !== undefined && { name: change.name }),
    ...(change.locale !== undefined && { locale: change.locale }),
  }
  if (changed.name !== undefined) assertReauthenticated(actor, now)
  await tx.update(users).set(changed).where(eq(users.id, userId))
  if (changed.name !== undefined && changed.name !== actor.name) {
    const event = { userId, kind: 'name.changed' as const, detail: changed.name }
    await recordAndMail(tx, enqueue, event, where, now)
  }
  return { ...accountOf(actor), ...changed }
}
