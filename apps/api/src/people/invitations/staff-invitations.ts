import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import type { InviteStaff, StaffInvitation } from '@portal/domain/people/contract'
import type { Instant } from '@portal/domain/time'
import { desc, eq } from 'drizzle-orm'
import { staffInvitations } from '../../accounts/link-table.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { linkExpiry } from '../../accounts/tokens.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { newId } from '../../platform/database/ids.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import type { Acting } from '../../binding/acting.ts'
import {
  accountOf,
  assertStillOpen,
  mailOf,
  recordInvitation,
  sendInvitation,
  statusOf,
} from './invitation-mail.ts'

const columns = {
  id: staffInvitations.id,
  email: staffInvitations.email,
  name: staffInvitations.name,
  role: staffInvitations.role,
  invitedBy: staffInvitations.invitedByName,
  createdAt: staffInvitations.createdAt,
  expiresAt: staffInvitations.expiresAt,
  acceptedAt: staffInvitations.acceptedAt,
  revokedAt: staffInvitations.revokedAt,
  endedWith: staffInvitations.endedWith,
  mail: mailOf('staff_invitations'),
}
type Row = Omit<StaffInvitation, 'status'> & { revokedAt: Instant | null }

const toInvitation = ({ revokedAt, ...row }: Row, now: Instant): StaffInvitation => ({
  ...row,
  status: statusOf({ ...row, revokedAt }, now),
})

const invitationPage = prepared<Last & { most: number }>()((db, { most, ...last }) =>
  db
    .select(columns)
    .from(staffInvitations)
    .where(behind(last, staffInvitations.createdAt, staffInvitations.id))
    .orderBy(desc(staffInvitations.createdAt), desc(staffInvitations.id))
    .limit(most),
)

/** Who was invited to work for the provider, the newest first. */
export async function listStaffInvitations(
  tx: Reader,
  { limit, cursor }: PageQuery,
  now: Instant,
): Promise<Page<StaffInvitation>> {
  const rows = await invitationPage(tx, { most: limit + 1, ...lastByTime(cursor) })
  return toPage(
    rows,
    limit,
    ({ createdAt, id }) => ({ by: createdAt, id }),
    (row) => toInvitation(row, now),
  )
}

async function getStaffInvitation(tx: Tx, id: string, now: Instant) {
  const [row] = await tx.select(columns).from(staffInvitations).where(eq(staffInvitations.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'invitation' })
  return toInvitation(row, now)
}

/** Invites somebody to work for the provider. Throws `conflict`, `too-many-attempts`. */
export async function inviteStaff(acting: Acting, input: InviteStaff): Promise<StaffInvitation> {
  const { tx, actor, now } = acting
  await holdRight(tx, actor, null, 'staff.manage')
  const known = await accountOf(tx, input.email)
  if (known?.side === 'client') throw new AppError({ code: 'conflict', rule: 'other-side' })
  if (known?.active) throw new AppError({ code: 'conflict', rule: 'already-member' })
  const id = newId()
  const invited = await tx
    .insert(staffInvitations)
    .values({
      id,
      ...input,
      invitedBy: actor.userId,
      invitedByName: actor.name,
      createdAt: now,
      expiresAt: linkExpiry('staff-invitation', now),
    })
    .onConflictDoNothing()
    .returning({ id: staffInvitations.id })
  if (invited.length === 0) throw new AppError({ code: 'conflict', rule: 'already-invited' })
  await sendInvitation(acting, { id, ...input }, null, 'sent')
  return getStaffInvitation(tx, id, now)
}

/** Mails a new link, which works as long as the first did; whoever does answers for it from then on. Throws `illegal-move`, `too-many-attempts`. */
export async function renewStaffInvitation(acting: Acting, id: string): Promise<StaffInvitation> {
  const { tx, actor, now } = acting
  await holdRight(tx, actor, null, 'staff.manage')
  const row = await lockStaffInvitation(tx, id)
  assertStillOpen(row, 'renew', now)
  const expiresAt = linkExpiry('staff-invitation', now)
  const by = { invitedBy: actor.userId, invitedByName: actor.name }
  await tx
    .update(staffInvitations)
    .set({ expiresAt, ...by })
    .where(eq(staffInvitations.id, id))
  await sendInvitation(acting, row, null, 'renewed')
  return getStaffInvitation(tx, id, now)
}

/** Takes an invitation back: its link works no more. Throws `illegal-move`. */
export async function revokeStaffInvitation(acting: Acting, id: string): Promise<void> {
  const { tx, now } = acting
  const row = await lockStaffInvitation(tx, id)
  assertStillOpen(row, 'revoke', now)
  await tx.update(staffInvitations).set({ revokedAt: now }).where(eq(staffInvitations.id, id))
  await recordInvitation(acting, 'invitation.revoked', row, null)
}

async function lockStaffInvitation(tx: Tx, id: string) {
  const [row] = await tx
    .select()
    .from(staffInvitations)
    .where(eq(staffInvitations.id, id))
    .for('no key update')
  if (!row) throw new AppError({ code: 'not-found', entity: 'invitation' })
  return row
}
