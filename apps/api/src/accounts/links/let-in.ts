import type { Locale } from '@portal/domain/accounts/contract'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { invitations, staffInvitations } from '../link-table.ts'
import { memberships, users } from '../table.ts'
import type { Invited } from './invited.ts'

/** Null: somebody else made an account for this address in the same moment. */
export async function createUser(
  tx: Tx,
  invited: Invited,
  locale: Locale,
  now: Instant,
): Promise<string | null> {
  const { email, name, side } = invited
  const staffRole = invited.kind === 'invitation' ? null : invited.role
  const [made] = await tx
    .insert(users)
    .values({ id: newId(), email, name, locale, side, staffRole, createdAt: now })
    .onConflictDoNothing({ target: users.email })
    .returning({ id: users.id })
  return made?.id ?? null
}

/** Gives the access that was offered, and marks the invitation as accepted. Who has access already keeps the role. */
export async function letIn(
  tx: Tx,
  invited: Invited,
  { userId, wasDisabled }: { userId: string; wasDisabled: boolean },
  now: Instant,
): Promise<void> {
  const accepted = { acceptedAt: now, acceptedBy: userId }
  switch (invited.kind) {
    case 'setup':
      // The command line knew no more than the address.
      await tx.update(users).set({ name: invited.name }).where(eq(users.id, userId))
      return
    case 'invitation':
      await tx
        .insert(memberships)
        .values({
          clientId: invited.clientId,
          userId,
          role: invited.role,
          createdAt: now,
          ground: invited.ground,
        })
        .onConflictDoNothing()
      await tx.update(invitations).set(accepted).where(eq(invitations.id, invited.id))
      return
    case 'staff-invitation':
      if (wasDisabled)
        await tx
          .update(users)
          .set({ disabledAt: null, staffRole: invited.role })
          .where(eq(users.id, userId))
      await tx.update(staffInvitations).set(accepted).where(eq(staffInvitations.id, invited.id))
  }
}
