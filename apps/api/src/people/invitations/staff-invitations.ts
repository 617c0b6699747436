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
import { answered, columnsOf, notFound, type Place, renew, revoke } from './invitation.ts'
import { accountOf, reserveInvitation, sendInvitation } from './invitation-mail.ts'

const columns = columnsOf(staffInvitations)

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
    (row) => answered(row, now),
  )
}

async function getStaffInvitation(tx: Tx, id: string, now: Instant) {
  const [row] = await tx.select(columns).from(staffInvitations).where(eq(staffInvitations.id, id))
  if (!row) throw notFound()
  return answered(row, now)
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
  await reserveInvitation(acting, input.email, null)
  await sendInvitation(acting, { id, ...input }, null, 'sent')
  return getStaffInvitation(tx, id, now)
}

const placeOf = (id: string): Place => ({
  table: staffInvitations,
  row: eq(staffInvitations.id, id),
  clientId: null,
})

/** Mails a new link. Throws as `renew`. */
export async function renewStaffInvitation(acting: Acting, id: string): Promise<StaffInvitation> {
  await renew(acting, placeOf(id))
  return getStaffInvitation(acting.tx, id, acting.now)
}

/** Takes an invitation back. Throws as `revoke`. */
export const revokeStaffInvitation = (acting: Acting, id: string): Promise<void> =>
  revoke(acting, placeOf(id))
