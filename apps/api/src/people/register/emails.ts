import { at, pages } from '@portal/domain/addresses'
import { registerMoves } from '@portal/domain/moves/register'
import { sql } from 'drizzle-orm'
import { queueMailsToStaff, queueMailsToThose } from '../../mails/recipients.ts'
import type { Acting } from '../../binding/acting.ts'

const { event: kind, clause: number } = registerMoves.change
const hint = { kind, number, urgency: 'important' as const }

/** Both sides learn that the register changed: the client's managers, the people concerned, and the provider. */
export async function tellOfRegister(
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  concerned: (string | null)[],
): Promise<void> {
  const toThem = queueMailsToThose(
    sql`m.role = 'manager' or m.user_id = any(${sql.param(concerned)}::uuid[])`,
  )
  await toThem(tx, enqueue, clientId, { ...hint, path: pages.practice.one }, now)
  await queueMailsToStaff(
    tx,
    enqueue,
    clientId,
    { ...hint, path: at(pages.clients.one, { id: clientId }) },
    now,
  )
}
