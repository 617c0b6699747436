import { at, pages } from '@portal/domain/addresses'
import { registerMoves } from '@portal/domain/moves/register'
import { sql } from 'drizzle-orm'
import { queueMails } from '../../mails/outbox.ts'
import { queueMailsToStaff } from '../../mails/recipients.ts'
import type { Acting } from '../../binding/acting.ts'

const { event: kind, clause: number } = registerMoves.change
const hint = { kind, number, urgency: 'important' as const }

/** Both sides learn that the register changed: the client's managers, the people concerned, and the provider. */
export async function tellOfRegister(
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  concerned: (string | null)[],
): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select m.user_id as id from memberships m join users u on u.id = m.user_id and u.disabled_at is null
     where m.client_id = ${clientId}
       and (m.role = 'manager' or m.user_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(concerned)}::jsonb)))`)
  const members = rows.map(({ id }) => id)
  await queueMails(tx, enqueue, clientId, members, { ...hint, path: pages.practice.one }, now)
  await queueMailsToStaff(
    tx,
    enqueue,
    clientId,
    { ...hint, path: at(pages.clients.one, { id: clientId }) },
    now,
  )
}
