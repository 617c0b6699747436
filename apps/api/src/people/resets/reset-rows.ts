import { AppError } from '@portal/domain/fault'
import type { FactorReset, StartFactorReset } from '@portal/domain/people/contract'
import { eq, sql } from 'drizzle-orm'
import { factorResets } from '../../accounts/link-table.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import type { Acting } from '../../binding/acting.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { resetStatusOf } from './reset-reading.ts'

type Reset = typeof factorResets.$inferSelect

/** Makes the row of a reset. Throws `illegal-move` for somebody without a factor, `conflict` where there is one already. */
export async function openReset(
  acting: Acting,
  userId: string,
  { identityCheck }: Pick<StartFactorReset, 'identityCheck'>,
  viaClientId: string | null,
): Promise<Reset> {
  const { tx, actor, now } = acting
  await holdRight(tx, actor, viaClientId, 'people.manage')
  if (!(await isEnrolled(tx, userId)))
    throw new AppError({ code: 'illegal-move', from: 'not-enrolled', move: 'reset' })
  const needsApproval = viaClientId === null && (await hasSecondPerson(acting, userId))
  const [opened] = await tx
    .insert(factorResets)
    .values({
      id: newId(),
      userId,
      viaClientId,
      ...identityCheck,
      startedBy: actor.userId,
      startedByName: actor.name,
      startedAt: now,
      needsApproval,
    })
    .onConflictDoNothing()
    .returning()
  if (!opened) throw new AppError({ code: 'conflict', rule: 'reset-under-way' })
  return opened
}

export async function changeReset(tx: Tx, id: string, columns: Partial<Reset>): Promise<void> {
  await tx.update(factorResets).set(columns).where(eq(factorResets.id, id))
}

/** Holds a reset until the transaction ends. Throws `not-found`. */
export async function lockReset(tx: Tx, id: string): Promise<Reset> {
  const [row] = await tx
    .select()
    .from(factorResets)
    .where(eq(factorResets.id, id))
    .for('no key update')
  if (!row) throw new AppError({ code: 'not-found', entity: 'second-factor-reset' })
  return row
}

/** Throws `illegal-move` where it stands elsewhere. */
export function assertIs(row: Reset, wanted: FactorReset['status'], move: string) {
  const from = resetStatusOf(row)
  if (from !== wanted) throw new AppError({ code: 'illegal-move', from, move })
}

async function isEnrolled(tx: Tx, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`select from enrolled(array[${userId}::uuid])`)
  return rows.length > 0
}

/** Whether somebody else of the provider's working people could approve: one who can sign in. */
async function hasSecondPerson({ tx, actor }: Acting, userId: string): Promise<boolean> {
  const { rows } = await tx.execute(sql`
    select from users u
     where u.side = 'provider' and u.staff_role in ('owner', 'staff') and u.disabled_at is null
       and u.id not in (${actor.userId}, ${userId}) and u.id in (select enrolled(array[u.id]))
     limit 1`)
  return rows.length > 0
}
