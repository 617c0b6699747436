import { AppError } from '@portal/domain/fault'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, eq, gte, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import type { Tx } from '../../platform/database/db.ts'
import { authorisedPersons, type Entry } from '../table.ts'
import { ownAct } from '../grounds.ts'
import { recordChange } from './register-history.ts'
import { isEntry } from './register-reading.ts'

/** Locks an entry until the transaction ends. Throws `illegal-move` once it has ended, whatever version was seen. */
export async function lockEntry(
  { tx, now }: Acting,
  clientId: string,
  id: string,
  move: string,
): Promise<Entry | undefined> {
  const [entry] = await tx
    .select()
    .from(authorisedPersons)
    .where(isEntry(clientId, id))
    .for('no key update')
  const isOver = entry?.validUntil && entry.validUntil < dateAt(now)
  if (entry?.endedAt || isOver) throw new AppError({ code: 'illegal-move', from: 'ended', move })
  return entry
}

export async function store(tx: Tx, before: Entry, change: Partial<Entry>): Promise<Entry> {
  const [after] = await tx
    .update(authorisedPersons)
    .set({ ...change, version: sql`${authorisedPersons.version} + 1` })
    .where(eq(authorisedPersons.id, before.id))
    .returning()
  // The row is locked by this transaction.
  return after!
}

/** Ends at once whatever entries somebody has who loses the access. Resolves to whether there were any. */
export async function endEntriesOf(
  acting: Acting,
  clientId: string,
  userId: string,
): Promise<boolean> {
  const { tx, actor, now } = acting
  const open = await tx
    .select()
    .from(authorisedPersons)
    .where(and(isOpenEntryOf(clientId, userId), lastsUntil(dateAt(now))))
    .orderBy(asc(authorisedPersons.id))
    .for('no key update')
  if (open.length === 0) return false
  const ground = await ownAct(acting, clientId)
  for (const before of open) {
    const after = await store(tx, before, endedNow(before, now))
    await recordChange(tx, after, 'ended', { ...actor, side: actor.holder.side, ground }, null, now)
  }
  return true
}

/** Whether somebody may instruct today or will later. */
export async function hasOpenEntry(tx: Tx, clientId: string, userId: string, now: Instant) {
  const rows = await tx
    .select({ id: authorisedPersons.id })
    .from(authorisedPersons)
    .where(and(isOpenEntryOf(clientId, userId), lastsUntil(dateAt(now))))
    .limit(1)
  return rows.length > 0
}

export const isOpenEntryOf = (clientId: string, userId: string): SQL | undefined =>
  and(
    eq(authorisedPersons.clientId, clientId),
    eq(authorisedPersons.userId, userId),
    isNull(authorisedPersons.endedAt),
  )

export const lastsUntil = (day: CalendarDate): SQL | undefined =>
  or(isNull(authorisedPersons.validUntil), gte(authorisedPersons.validUntil, day))

/** An entry that never began ends on the day it would have: its last day cannot lie before its first. */
export const endedNow = ({ validFrom }: Entry, now: Instant) => {
  const today = dateAt(now)
  return { endedAt: now, validUntil: validFrom > today ? validFrom : today }
}
