import type { Instant } from '@portal/domain/time'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { type Hint, queueMails } from './outbox.ts'

type QueueMails = (
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  hint: Hint,
  now: Instant,
) => Promise<void>

const to =
  (people: (clientId: string) => SQL): QueueMails =>
  async (tx, enqueue, clientId, hint, now) => {
    const { rows } = await tx.execute<{ id: string }>(people(clientId))
    const userIds = rows.map(({ id }) => id)
    await queueMails(tx, enqueue, clientId, userIds, hint, now)
  }

/** To those of the client's people who have access and of whose membership `m` this is so. */
export const queueMailsToThose = (are: SQL): QueueMails =>
  to(
    (clientId) => sql`
    select m.user_id as id from memberships m join users u on u.id = m.user_id
     where m.client_id = ${clientId} and u.disabled_at is null and (${are})`,
  )

/** To everybody who has access to the client, whatever the role: notices of the contract cannot be unsubscribed. */
export const queueMailsToMembers = queueMailsToThose(sql`true`)

/** To the provider's people who work: owner and staff. */
export const queueMailsToStaff = to(() => sql`select staff_to_notify() as id`)
