import { at, pages } from '@portal/domain/addresses'
import { agreementMoves, type AgreementMoveName } from '@portal/domain/moves/agreement'
import type { Instant } from '@portal/domain/time'
import { queueMailsToMembers, queueMailsToStaff } from '../mails/recipients.ts'
import type { Tx } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'

type Telling = { tx: Tx; enqueue: Enqueue; now: Instant }

/** Tells the other side of what was done to an agreement. */
export function tellOfAgreement(
  { tx, enqueue, now }: Telling,
  { clientId, id, number }: { clientId: string; id: string; number: string },
  move: AgreementMoveName,
): Promise<void> {
  const { mover, mail: kind } = agreementMoves[move]
  const urgency = move === 'confirm' ? ('info' as const) : ('important' as const)
  const hint = { kind, urgency, number, path: at(pages.agreements.one, { id }) }
  const tell = mover === 'client' ? queueMailsToStaff : queueMailsToMembers
  return tell(tx, enqueue, clientId, hint, now)
}
