import { pages } from '@portal/domain/addresses'
import type { HeadMailing, HeadMailingRhythm } from '@portal/domain/evidence/contract'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import { queueMails } from '../mails/outbox.ts'
import type { Connections, Reader, Tx } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import type { Enqueue } from '../platform/database/jobs.ts'
import { asWorker } from '../platform/database/worker.ts'
import type { Actor } from '../platform/http/actor.ts'
import { headMailings } from './table.ts'

type Own = { userId: string; clientId: string }

/** Whose it is: somebody's own, in the client they are in. */
function ownOf({ userId, client }: Actor): Own {
  if (!client) throw new Error('a head is mailed to a client’s people alone')
  return { userId, clientId: client.id }
}

const rhythmOf = prepared<Own>()((db, { userId, clientId }) =>
  db
    .select({ rhythm: headMailings.rhythm })
    .from(headMailings)
    .where(and(eq(headMailings.clientId, clientId), eq(headMailings.userId, userId))),
)

export async function getHeadMailing(tx: Reader, actor: Actor): Promise<HeadMailing> {
  const [row] = await rhythmOf(tx, ownOf(actor))
  return { rhythm: row?.rhythm ?? 'off' }
}

export async function changeHeadMailing(
  tx: Tx,
  actor: Actor,
  { rhythm }: HeadMailing,
): Promise<HeadMailing> {
  await tx
    .insert(headMailings)
    .values({ ...ownOf(actor), rhythm })
    .onConflictDoUpdate({
      target: [headMailings.clientId, headMailings.userId],
      set: { rhythm },
    })
  return { rhythm }
}

/** Wanted, and the last one was for an earlier day or month than this. */
const isDue = (day: CalendarDate) => sql`
  (rhythm = 'daily' and coalesce(mailed_on, '-infinity') < ${day}::date
   or rhythm = 'monthly' and coalesce(mailed_on, '-infinity') < date_trunc('month', ${day}::date)::date)`

/**
 * Mails everybody who wants it where their client's log stands: once for each German day or month, from five in the morning on, also
 * where nothing happened since, which it then proves. Whoever claims a period first mails for it, and nobody after; a clock
 * that went back claims nothing. Resolves to how many it wrote.
 */
export async function mailHeads(
  worker: Connections,
  enqueue: Enqueue,
  now: Instant,
): Promise<number> {
  const day = dateAt(new Date(Date.parse(now) - 5 * 3_600_000).toISOString())
  const { rows } = await worker.transaction(null, (tx) =>
    tx.execute<{ clientId: string }>(
      sql`select distinct client_id as "clientId" from head_mailings where ${isDue(day)}`,
    ),
  )
  let written = 0
  for (const { clientId } of rows)
    written += await asWorker(worker, clientId, (tx) => mailOf(tx, enqueue, clientId, day, now))
  return written
}

async function mailOf(
  tx: Tx,
  enqueue: Enqueue,
  clientId: string,
  day: CalendarDate,
  now: Instant,
): Promise<number> {
  const { rows } = await tx.execute<{ userId: string; rhythm: HeadMailingRhythm }>(sql`
    update head_mailings set mailed_on = ${day}::date
     where client_id = ${clientId} and ${isDue(day)}
       and exists (select from evidence_heads h where h.client_id = ${clientId} and h.sequence > 0)
       and user_id in (select id from users where disabled_at is null)
    returning user_id as "userId", rhythm`)
  for (const [rhythm, those] of Map.groupBy(rows, (row) => row.rhythm)) {
    const number = rhythm === 'monthly' ? day.slice(0, 7) : day
    const hint = {
      kind: 'evidence.head',
      urgency: 'info',
      number,
      path: pages.evidence,
    } as const
    const userIds = those.map(({ userId }) => userId)
    await queueMails(tx, enqueue, clientId, userIds, hint, now)
  }
  return rows.length
}
