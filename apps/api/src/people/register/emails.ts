import { at, pages } from '@portal/domain/addresses'
import { registerMoves } from '@portal/domain/moves/register'
import { sql } from 'drizzle-orm'
import { queueMailsToStaff, queueMailsToThose } from '../../mails/recipients.ts'
import type { Acting } from '../../binding/acting.ts'
import { answersFor } from '../who-answers.ts'

const { event: kind, clause: number } = registerMoves.change
const hint = { kind, number, urgency: 'important' as const }

/**
 * Both sides learn that the register changed: the client's managers, the people concerned, and the provider. What the provider
 * did is told to everybody who may say for the client that it is not the client's.
 */
export async function tellOfRegister(
  { tx, actor, factors: { enqueue }, now }: Acting,
  clientId: string,
  concerned: (string | null)[],
): Promise<void> {
  const whoAnswers = actor.holder.side === 'provider' ? answersFor(now) : sql`m.role = 'manager'`
  const toThem = queueMailsToThose(
    sql`${whoAnswers} or m.user_id = any(${sql.param(concerned)}::uuid[])`,
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
