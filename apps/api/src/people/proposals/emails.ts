import { at, pages } from '@portal/domain/addresses'
import { proposalMoves } from '@portal/domain/moves/proposal'
import type { Acting } from '../../binding/acting.ts'
import { queueMailsToStaff, queueMailsToThose } from '../../mails/recipients.ts'
import { answersFor } from '../who-answers.ts'

const { propose, confirm } = proposalMoves

/** To those of the client who may say yes or no. */
export async function tellOfProposal(
  { tx, factors: { enqueue }, now }: Acting,
  clientId: string,
  id: string,
): Promise<void> {
  const toThem = queueMailsToThose(answersFor(now))
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
