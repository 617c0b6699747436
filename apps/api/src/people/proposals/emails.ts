import { at, pages } from '@portal/domain/addresses'
import { proposalMoves } from '@portal/domain/moves/proposal'
import { dateAt } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import { queueMails } from '../../mails/outbox.ts'
import { queueMailsToStaff } from '../../mails/recipients.ts'

const { propose, confirm } = proposalMoves

/** To those of the client who may say yes or no. */
export async function tellOfProposal(
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  id: string,
): Promise<void> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select m.user_id as id from memberships m join users u on u.id = m.user_id and u.disabled_at is null
     where m.client_id = ${clientId} and (m.role = 'manager' or m.role = 'member' and exists (
       select from authorised_persons p
        where p.client_id = m.client_id and p.user_id = m.user_id and p.ended_at is null
          and ${dateAt(now)} between p.valid_from and coalesce(p.valid_until, 'infinity')))`)
  const hint = {
    kind: propose.event,
    urgency: 'important' as const,
    number: propose.clause,
    path: at(pages.practice.proposal, { proposalId: id }),
  }
  await queueMails(
    tx,
    enqueue,
    clientId,
    rows.map((row) => row.id),
    hint,
    now,
  )
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
