import type { Permission } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { Actor } from '../platform/http/actor.ts'

/** What somebody set in motion; the view `set_in_motion` says of each kind which right of whom carries it. */
type InMotion =
  | 'invitation'
  | 'staff-invitation'
  | 'second-factor-reset'
  | 'email-change'
  | 'session'

/** Whether those who set it in motion may still: asked once more wherever it is used. */
export const isCarried = (kind: InMotion, id: AnyColumn): SQL<boolean> =>
  sql`is_carried(${kind}, ${id})`

/** Whether somebody of the provider still works: what they set in motion for the worker ends with that. */
export async function stillWorks(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(
    sql`select from users where id = ${userId} and disabled_at is null and staff_role in ('owner', 'staff')`,
  )
  return rows.length > 0
}

/**
 * Holds a right of whoever sets something in motion until the transaction ends: what takes it away meanwhile waits, and
 * ends this too. Throws `forbidden` where it was taken away first.
 */
export async function holdRight(
  tx: Tx,
  { userId }: Pick<Actor, 'userId'>,
  clientId: string | null,
  right: Extract<Permission, 'people.manage' | 'staff.manage'>,
): Promise<void> {
  const { rows } = await tx.execute<{ holds: boolean }>(
    sql`select hold_right(${userId}, ${clientId}, ${right}) as holds`,
  )
  if (!rows[0]?.holds) throw new AppError({ code: 'forbidden', rule: 'permission' })
}
