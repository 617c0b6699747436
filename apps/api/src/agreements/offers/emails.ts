import { at, pages } from '@portal/domain/addresses'
import type { MailName } from '@portal/domain/moves/life-cycles'
import { offerMoves, type OfferMoveName } from '@portal/domain/moves/agreement'
import type { Instant } from '@portal/domain/time'
import { queueMailsToMembers, queueMailsToStaff } from '../../mails/recipients.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { OfferRow } from './table.ts'

type Telling = { tx: Tx; enqueue: Enqueue; now: Instant }
type Of = Pick<OfferRow, 'clientId' | 'id' | 'number'>

const hintOf = (kind: MailName, { id, number }: Of) => ({
  kind,
  urgency: 'important' as const,
  number,
  path: at(pages.offers.one, { id }),
})

/** Tells whom the table of moves names of what was done to an offer. */
export async function tellOfOffer(
  { tx, enqueue, now }: Telling,
  of: Of,
  move: OfferMoveName,
): Promise<void> {
  const { event, tells } = offerMoves[move]
  for (const whom of tells) {
    const tell = whom === 'members' ? queueMailsToMembers : queueMailsToStaff
    await tell(tx, enqueue, of.clientId, hintOf(event, of), now)
  }
}

/** Tells the provider's people that the day comes until which the client is bound. */
export const remindOfCountersigning = ({ tx, enqueue, now }: Telling, of: Of): Promise<void> =>
  queueMailsToStaff(tx, enqueue, of.clientId, hintOf('agreement.countersign_reminder', of), now)

/** Tells the client's people once more that an offer waits for them. */
export const remindOfOffer = ({ tx, enqueue, now }: Telling, of: Of): Promise<void> =>
  queueMailsToMembers(tx, enqueue, of.clientId, hintOf('agreement.offer_reminder', of), now)
