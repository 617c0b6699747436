import { at, pages } from '@portal/domain/addresses'
import { proposalMoves } from '@portal/domain/moves/proposal'
import { dateAt } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import { queueMailsToStaff, queueMailsToThose } from '../../mails/recipients.ts'

const { propose, confirm } = proposalMoves

/** To those of the client who may say yes or no. */
export async function tellOfProposal(
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  id: string,
): Promise<void> {
  const today = dateAt(now)
  const toThem = queueMailsToThose(sql`m.role = 'manager' or m.role = 'member' and exists (
    select from authorised_persons p
     where p.client_id = m.client_id and p.user_id = m.user_id and p.ended_at is null
       and ${today} between p.valid_from and coalesce(p.valid_until, 'infinity'))`)
  const hint = {
    kind: propose.event,
    urgency: 'important' as const,
    number: propose.clause,
    path: at(pages.practice.proposal, { proposalId: id }),
  }
  await toThem(tx, enqueue, clientId, hint, now)
}

export const tellOfDecision = (
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  id: string,
): Promise<void> =>
  queueMailsToStaff(
    tx,
    enqueue,
    clientId,
    {
      kind: confirm.mail,
      urgency: 'info',
      number: confirm.clause,
      path: at(pages.clients.proposal, { id: clientId, proposalId: id }),
    },
    now,
  )
