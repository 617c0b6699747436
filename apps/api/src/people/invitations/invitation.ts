import { AppError } from '@portal/domain/fault'
import type { Invitation, InvitationStatus } from '@portal/domain/people/contract'
import type { Instant } from '@portal/domain/time'
import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { invitations, staffInvitations } from '../../accounts/link-table.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { linkExpiry } from '../../accounts/tokens.ts'
import type { Acting } from '../../binding/acting.ts'
import { recordInvitation, reserveInvitation, sendInvitation } from './invitation-mail.ts'

type Invitations = typeof invitations | typeof staffInvitations
/** One invitation: to a client, or without one to work for the provider. */
export type Place = { table: Invitations; row: SQL | undefined; clientId: string | null }

type Moments = Record<'acceptedAt' | 'revokedAt', Instant | null> & { expiresAt: Instant }

/** What became of an invitation; the link of an open one works until its last moment. */
function statusOf({ acceptedAt, revokedAt, expiresAt }: Moments, now: Instant): InvitationStatus {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}

/** What is read of an invitation, of either kind. */
export const columnsOf = <T extends Invitations>(table: T) => ({
  id: table.id,
  email: table.email,
  name: table.name,
  role: table.role as T['role'],
  invitedBy: table.invitedByName,
  createdAt: table.createdAt,
  expiresAt: table.expiresAt,
  acceptedAt: table.acceptedAt,
  revokedAt: table.revokedAt,
  endedWith: table.endedWith,
  renewedAt: table.renewedAt,
  openedAt: table.openedAt,
  mail: mailOf(getTableName(table)),
})

/** What became of the last mail with its link. The column is spelled out: drizzle would leave its table away here. */
const mailOf = (table: string): SQL<Invitation['mail']> =>
  sql`coalesce((
    select m.status
      from account_mails m where m.subject = ${sql.raw(table)}.id and m.kind <> 'invitation.accepted'
     order by m.created_at desc, m.id desc limit 1), 'queued')`

export function answered<R extends Moments>({ revokedAt, ...row }: R, now: Instant) {
  const status = statusOf({ acceptedAt: row.acceptedAt, expiresAt: row.expiresAt, revokedAt }, now)
  return { ...row, status }
}

export const notFound = () => new AppError({ code: 'not-found', entity: 'invitation' })

/** Mails a new link, which works as long as the first did; whoever does answers for it from then on. Throws `illegal-move`, `too-many-attempts`. */
export async function renew(acting: Acting, place: Place): Promise<void> {
  const { tx, actor, now } = acting
  const { table, row, clientId } = place
  await holdRight(tx, actor, clientId, clientId === null ? 'staff.manage' : 'people.manage')
  const invitation = await holdOpen(acting, place, 'renew')
  // Before anything is written: of many, one that may not be mailed keeps nobody else from it.
  await reserveInvitation(acting, invitation.email, clientId)
  const by = { invitedBy: actor.userId, invitedByName: actor.name }
  await tx
    .update(table)
    .set({ expiresAt: linkExpiry('invitation', now), renewedAt: now, ...by })
    .where(row)
  await sendInvitation(acting, invitation, clientId, 'renewed')
}

/** Takes an invitation back: its link works no more. Throws `illegal-move`. */
export async function revoke(acting: Acting, place: Place): Promise<void> {
  const { tx, now } = acting
  const { table, row, clientId } = place
  const invitation = await holdOpen(acting, place, 'revoke')
  await tx.update(table).set({ revokedAt: now }).where(row)
  await recordInvitation(acting, 'invitation.revoked', invitation, clientId)
}

/** Holds an invitation until the transaction ends. Throws `illegal-move` once it was accepted or revoked. */
async function holdOpen({ tx, now }: Acting, { table, row }: Place, move: 'renew' | 'revoke') {
  const [invitation] = await tx
    .select({
      id: table.id,
      email: table.email,
      name: table.name,
      locale: table.locale,
      role: table.role,
      acceptedAt: table.acceptedAt,
      revokedAt: table.revokedAt,
      expiresAt: table.expiresAt,
    })
    .from(table)
    .where(row)
    .for('no key update')
  if (!invitation) throw notFound()
  const status = statusOf(invitation, now)
  if (status === 'accepted' || status === 'revoked')
    throw new AppError({ code: 'illegal-move', from: status, move })
  return invitation
}
