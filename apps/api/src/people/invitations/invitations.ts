import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import type { Invitation, Invite } from '@portal/domain/people/contract'
import { type Ground, isCited } from '@portal/domain/people/ground'
import type { Instant } from '@portal/domain/time'
import { and, desc, eq, type SQL } from 'drizzle-orm'
import { invitations } from '../../accounts/link-table.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { memberships } from '../../accounts/table.ts'
import { linkExpiry } from '../../accounts/tokens.ts'
import { holdActive, requireClient } from '../../clients/service.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { newId } from '../../platform/database/ids.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import type { Acting } from '../../binding/acting.ts'
import { answered, columnsOf, notFound, type Place, renew, revoke } from './invitation.ts'
import { accountOf, type Inviting, reserveInvitation, sendInvitation } from './invitation-mail.ts'
import { groundOfInvitation } from '../grounds.ts'
import { isMembership } from '../membership.ts'

const columns = { ...columnsOf(invitations), ground: invitations.ground }

const invitationPage = prepared<Last & { clientId: string; most: number }>()(
  (db, { clientId, most, ...last }) =>
    db
      .select(columns)
      .from(invitations)
      .where(
        and(
          eq(invitations.clientId, clientId),
          behind(last, invitations.createdAt, invitations.id),
        ),
      )
      .orderBy(desc(invitations.createdAt), desc(invitations.id))
      .limit(most),
)

/** Who was invited to a client, the newest first. */
export async function listInvitations(
  tx: Reader,
  clientId: string,
  { limit, cursor }: PageQuery,
  now: Instant,
): Promise<Page<Invitation>> {
  const values = { clientId, most: limit + 1, ...lastByTime(cursor) }
  const [rows] = await Promise.all([invitationPage(tx, values), requireClient(tx, clientId)])
  return toPage(
    rows,
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (row) => answered(row, now),
  )
}

const isInvitation = (clientId: string, id: string): SQL | undefined =>
  and(eq(invitations.clientId, clientId), eq(invitations.id, id))

async function getInvitation(tx: Tx, clientId: string, id: string, now: Instant) {
  const [row] = await tx.select(columns).from(invitations).where(isInvitation(clientId, id))
  if (!row) throw notFound()
  return answered(row, now)
}

/**
 * Invites somebody to a client by mail. Throws `conflict` (`already-member`, `already-invited`, `needs-ground` where the
 * provider says by itself who manages the access of a client that has a manager, and `other-side` for those who may know
 * it), `too-many-attempts`.
 */
export async function invite(
  acting: Acting,
  clientId: string,
  { ground: cited, ...input }: Invite,
): Promise<Invitation> {
  await requireClient(acting.tx, clientId)
  await holdRight(acting.tx, acting.actor, clientId, 'people.manage')
  const ground = await groundOfInvitation(acting, clientId, input.role, cited)
  return inviteOnGround(acting, clientId, input, ground)
}

/** The same, on the ground that was found. */
export async function inviteOnGround(
  acting: Acting,
  clientId: string,
  input: Omit<Invite, 'ground'>,
  ground: Ground,
): Promise<Invitation> {
  const id = await writeInvitation(acting, clientId, input, ground)
  return getInvitation(acting.tx, clientId, id, acting.now)
}

/** Writes an invitation and queues its mail; resolves to its id. Throws as `invite`. */
export async function writeInvitation(
  inviting: Inviting,
  clientId: string,
  input: Omit<Invite, 'ground'>,
  ground: Ground,
): Promise<string> {
  const { tx, actor, now } = inviting
  await holdActive(tx, clientId)
  const known = await accountOf(tx, input.email)
  if (known?.side === 'provider') throw new AppError({ code: 'conflict', rule: 'other-side' })
  const [member] = known
    ? await tx
        .select({ userId: memberships.userId })
        .from(memberships)
        .where(isMembership(clientId, known.id))
    : []
  if (member) throw new AppError({ code: 'conflict', rule: 'already-member' })
  const id = newId()
  const invited = await tx
    .insert(invitations)
    .values({
      id,
      clientId,
      ...input,
      ground,
      invitedBy: actor.userId,
      invitedByName: actor.name,
      createdAt: now,
      expiresAt: linkExpiry('invitation', now),
    })
    .onConflictDoNothing()
    .returning({ id: invitations.id })
  if (invited.length === 0) throw new AppError({ code: 'conflict', rule: 'already-invited' })
  await reserveInvitation(inviting, input.email, clientId)
  await sendInvitation(inviting, { id, ...input }, clientId, 'sent')
  return id
}

const placeOf = (clientId: string, id: string): Place => ({
  table: invitations,
  row: isInvitation(clientId, id),
  clientId,
})

/**
 * Mails a new link. Throws as `renew`, and `conflict` (`needs-ground`) for the provider where the client itself invites who is
 * to manage its access.
 */
export async function renewInvitation(
  acting: Acting,
  clientId: string,
  id: string,
): Promise<Invitation> {
  const { tx, actor, now } = acting
  await holdActive(tx, clientId)
  const { role, ground } = await getInvitation(tx, clientId, id, now)
  if (actor.holder.side === 'provider' && role === 'manager' && !isProviders(ground))
    throw new AppError({ code: 'conflict', rule: 'needs-ground' })
  await renew(acting, placeOf(clientId, id))
  return getInvitation(tx, clientId, id, now)
}

/** Takes an invitation back. Throws as `revoke`. */
export const revokeInvitation = (acting: Acting, clientId: string, id: string): Promise<void> =>
  revoke(acting, placeOf(clientId, id))

const isProviders = (ground: Ground | null): boolean =>
  ground !== null && (isCited(ground) || ground.kind === 'first-manager')
