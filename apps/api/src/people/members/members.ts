import type { ClientRole } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { membershipMoves } from '@portal/domain/moves/membership'
import type { ChangeMember, Member } from '@portal/domain/people/contract'
import { type Ground, groundInLog, namesInGround } from '@portal/domain/people/ground'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, eq, sql } from 'drizzle-orm'
import { factorResets, isUnderWay } from '../../accounts/link-table.ts'
import { recordAndMail } from '../../accounts/service.ts'
import { memberships, users } from '../../accounts/table.ts'
import { requireClient } from '../../clients/service.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import type { Acting } from '../../binding/acting.ts'
import { otherThan } from '../other-than.ts'
import { groundFor } from '../grounds.ts'
import { tellOfRegister } from '../register/emails.ts'
import { holdManagers, holdMember, isMembership } from '../membership.ts'
import { endEntriesOf, hasOpenEntry } from '../register/entries.ts'
import { validOn } from '../service.ts'
import { authorisedPersons } from '../table.ts'

const memberList = prepared<{ clientId: string; today: CalendarDate }>()((
  db,
  { clientId, today },
) => {
  const authorised = db
    .select({ userId: authorisedPersons.userId })
    .from(authorisedPersons)
    .where(
      and(
        eq(authorisedPersons.clientId, clientId),
        eq(authorisedPersons.userId, users.id),
        validOn(today),
      ),
    )
  return db
    .select({
      userId: users.id,
      name: users.name,
      email: users.email,
      role: memberships.role,
      locale: users.locale,
      authorised: sql<boolean>`exists ${authorised}`,
      secondFactor: sql<boolean>`${users.id} in (select enrolled(array[${users.id}]))`,
      since: memberships.createdAt,
      ground: memberships.ground,
      factorReset: sql<
        Member['factorReset']
      >`case when ${factorResets.id} is null then null else json_build_object(
        'id', ${factorResets.id},
        'needsApproval', ${factorResets.needsApproval} and ${factorResets.approvedAt} is null,
        'startedBy', ${factorResets.startedByName}) end`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .leftJoin(factorResets, and(eq(factorResets.userId, memberships.userId), isUnderWay))
    .where(eq(memberships.clientId, clientId))
    .orderBy(asc(users.name), asc(users.id))
})

/** Everybody with access to a client, A to Z. A reset is told of only to those who may see it. */
export async function listMembers(tx: Reader, clientId: string, now: Instant): Promise<Member[]> {
  const [rows] = await Promise.all([
    memberList(tx, { clientId, today: dateAt(now) }),
    requireClient(tx, clientId),
  ])
  return rows
}

/**
 * Throws `conflict`: `last-manager`, `viewer-instructs` while the register lets them instruct today or later, or
 * `needs-ground` where the provider says by itself who manages a client's access.
 */
export async function changeMember(
  acting: Acting,
  clientId: string,
  userId: string,
  { role, ground: cited }: ChangeMember,
): Promise<void> {
  const before = await holdForChange(acting, clientId, userId, role)
  if (before === role) return
  const isProviders = acting.actor.holder.side === 'provider'
  const isManaging = before === 'manager' || role === 'manager'
  const ground =
    isProviders && !isManaging && !cited ? null : await groundFor(acting, clientId, cited)
  await giveRole(acting, clientId, userId, role, ground)
}

/** The same, on the ground that was found: null where the role gives no authority. */
export async function giveRole(
  acting: Acting,
  clientId: string,
  userId: string,
  role: ClientRole,
  ground: Ground | null,
): Promise<void> {
  const { tx, actor, factors, where, now } = acting
  if (role === 'viewer' && (await hasOpenEntry(tx, clientId, userId, now)))
    throw new AppError({ code: 'conflict', rule: 'viewer-instructs' })
  await tx
    .update(memberships)
    .set({ role, ...(ground && { ground }) })
    .where(isMembership(clientId, userId))
  const byName = otherThan(userId, actor)
  const kind = 'membership.changed'
  const event = { userId, kind, byName, detail: role, clientId, subject: clientId } as const
  await recordAndMail(tx, factors.enqueue, event, where, now)
  await keepEvidence(acting, 'change', clientId, userId, { role, ground })
}

/**
 * Takes the access to a client away: sessions that stand in it end with it, the authority to instruct, and what was set in
 * motion by it (`set_in_motion`). What was instructed stays as it was given. Throws `conflict` (`last-manager`, and
 * `needs-ground` where the provider would take from the client who speaks for it).
 */
export async function removeMember(
  acting: Acting,
  clientId: string,
  userId: string,
): Promise<void> {
  const { tx, actor, factors, where, now } = acting
  const role = await holdForChange(acting, clientId, userId, null)
  const isProviders = actor.holder.side === 'provider'
  if (isProviders && (role === 'manager' || (await hasOpenEntry(tx, clientId, userId, now))))
    throw new AppError({ code: 'conflict', rule: 'needs-ground' })
  const byName = otherThan(userId, actor)
  const event = { userId, kind: 'membership.removed', byName, clientId, subject: clientId } as const
  // Before the access is gone: afterwards the client's log would not know whose line this is.
  await recordAndMail(tx, factors.enqueue, event, where, now)
  const instructed = await endEntriesOf(acting, clientId, userId)
  await tx.delete(memberships).where(isMembership(clientId, userId))
  if (instructed) await tellOfRegister(acting, clientId, [])
  await keepEvidence(acting, 'remove', clientId, userId, { role: null, ground: null })
}

function keepEvidence(
  { tx, actor, evidence, now }: Acting,
  move: 'change' | 'remove',
  clientId: string,
  userId: string,
  { role, ground }: { role: ClientRole | null; ground: Ground | null },
) {
  return evidence(tx, {
    clientId,
    at: now,
    type: membershipMoves[move].event,
    subject: { kind: 'member', id: userId, number: null },
    data: { role, ground: groundInLog(ground) },
    personal: { ...personalOf(actor), ...(ground && { ground: namesInGround(ground) }) },
  })
}

/** Somebody's role, held. The last manager stays one, unless the provider decides. */
export async function holdForChange(
  { tx, actor }: Acting,
  clientId: string,
  userId: string,
  next: ClientRole | null,
): Promise<ClientRole> {
  await requireClient(tx, clientId)
  const managers = await holdManagers(tx, actor, clientId)
  const role = await holdMember(tx, clientId, userId)
  if (!role) throw new AppError({ code: 'not-found', entity: 'member' })
  const givesUp = actor.holder.side === 'client' && role === 'manager' && next !== 'manager'
  if (givesUp && managers === 1) throw new AppError({ code: 'conflict', rule: 'last-manager' })
  return role
}
