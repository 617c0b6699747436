import { at, pages } from '@portal/domain/addresses'
import { clientMoves } from '@portal/domain/moves/client'
import type { Instant } from '@portal/domain/time'
import { queueMailsToStaff } from '../../mails/recipients.ts'
import type { Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'

/** The provider's people learn that a client changed its own details; the mail does not say what. */
export const tellOfOwnChange = (
  tx: Tx,
  enqueue: Enqueue,
  { id, number }: { id: string; number: string },
  now: Instant,
): Promise<void> =>
  queueMailsToStaff(
    tx,
    enqueue,
    id,
    {
      kind: clientMoves.change_own.mail,
      number,
      urgency: 'info',
      path: at(pages.clients.one, { id }),
    },
    now,
  )
