import type { Locale } from '@portal/domain/accounts/contract'
import type { SecurityEventKind } from '@portal/domain/accounts/security-log'
import type { AccountMailKind } from '@portal/domain/mails/contract'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import { NIL } from 'uuid'
import { z } from 'zod'
import type { Connections, Tx } from '../platform/database/db.ts'
import { newId } from '../platform/database/ids.ts'
import type { Enqueue, Queue } from '../platform/database/jobs.ts'
import { accountEvents, accountMails } from './log-table.ts'
import { sessions } from './table.ts'

/** Where a request came from, as the security log tells it: IP address, and the browser's word of itself. */
export type Whereabouts = { address: string | null; device: string | null }

/** Whose account is changed, and from where. */
export type Owner = { userId: string; where: Whereabouts }

/** Nobody's browser: jobs and commands. */
export const nowhere: Whereabouts = { address: null, device: null }

export type AccountEvent = {
  /** Null: a login with an address nobody has. */
  userId: string | null
  kind: SecurityEventKind
  /** Somebody else who did it. */
  byName?: string | null
  /** What it was about: a name, a role. Never a secret. */
  detail?: string | null
  /** The only client that may read of it; without one every client the person has access to. */
  clientId?: string
}

/**
 * Writes down what happened to an account, for its owner and for the clients it has access to. The same statements run
 * for an address nobody has, so that time does not tell.
 */
export async function recordEvent(
  tx: Tx,
  { userId, kind, byName = null, detail = null, clientId }: AccountEvent,
  { address, device }: Whereabouts,
  now: Instant,
): Promise<void> {
  const id = newId()
  await tx
    .insert(accountEvents)
    .values({ id, userId, at: now, kind, address, device, byName, detail })
  await tx.execute(sql`
    insert into member_events (client_id, id, user_id, user_name, at, kind, address, device, by_name, detail)
    select m.client_id, ${id}, u.id, u.name, ${now}, ${kind}, ${address}, ${device}, ${byName}, ${detail}
      from memberships m join users u on u.id = m.user_id
     where m.user_id = ${userId ?? NIL} and (${clientId ?? null}::uuid is null or m.client_id = ${clientId ?? null}::uuid)`)
}

/** Writes it down in a transaction of its own: it stays, though what it was about is refused. */
export const recordApart = (
  auth: Connections,
  event: AccountEvent,
  where: Whereabouts,
  now: Instant,
): Promise<void> => auth.transaction(null, (tx) => recordEvent(tx, event, where, now))

export type AccountMail = {
  kind: AccountMailKind
  /** The account it is about; left out where there is none yet, or where nobody may know whether there is one. */
  userId?: string
  /** Instead of the account's own address. */
  address?: string
  name?: string
  locale?: Locale
  /** What the link in it is about. */
  subject?: string
}

export const accountMailQueue: Queue<{ mailId: string }> = {
  name: 'account-mail',
  payload: z.object({ mailId: z.uuid() }),
  workers: 4,
  batch: 4,
  pollingIntervalSeconds: 1,
}

/** Queues a mail about an account in the transaction that made it true; resolves to its id. A link's token is made when it is sent. */
export async function queueAccountMail(
  tx: Tx,
  enqueue: Enqueue,
  mail: AccountMail,
  now: Instant,
): Promise<string> {
  const id = newId()
  await tx.insert(accountMails).values({ id, ...mail, createdAt: now })
  await enqueue(tx, accountMailQueue, [{ mailId: id }])
  return id
}

/** Something that its owner reads in the log and is mailed by the same name. */
type Told = AccountEvent & {
  userId: string
  kind: SecurityEventKind & AccountMailKind
  /** The client it happened at, where the mail names it. */
  subject?: string
}

/** Writes down what happened to an account, and mails it to its owner. */
export async function recordAndMail(
  tx: Tx,
  enqueue: Enqueue,
  { subject, ...event }: Told,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  await recordEvent(tx, event, where, now)
  const { kind, userId } = event
  await queueAccountMail(tx, enqueue, { kind, userId, ...(subject && { subject }) }, now)
}

/** Ends every session of a user, but the one to keep where one is named; resolves to how many. */
export async function revokeAllSessions(
  tx: Tx,
  userId: string,
  now: Instant,
  keep: { id: string } | null = null,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ revokedAt: now })
    .where(
      and(
        eq(sessions.userId, userId),
        isNull(sessions.revokedAt),
        keep ? ne(sessions.id, keep.id) : undefined,
      ),
    )
    .returning({ userId: sessions.userId })
  return ended.length
}

/**
 * Ends all sessions of somebody else and tells them. `clientId`: the only client whose log says so; null: every client the
 * person has access to. Where none is open nothing happens, so that nobody is mailed without a login in between.
 */
export async function endSessionsOf(
  { auth, enqueue }: { auth: Connections; enqueue: Enqueue },
  { userId, clientId, byName }: { userId: string; clientId: string | null; byName: string },
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  await auth.transaction(null, async (tx) => {
    if ((await revokeAllSessions(tx, userId, now)) === 0) return
    const event = { userId, kind: 'sessions.ended' as const, byName, ...(clientId && { clientId }) }
    await recordAndMail(tx, enqueue, event, where, now)
  })
}
