import { AppError, invalid } from '@portal/domain/fault'
import type {
  AuthorisedPerson,
  EndAuthorisedPerson,
  RegisterEntry,
} from '@portal/domain/people/contract'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, eq, gte, isNull, lte, ne, or, type SQL, sql } from 'drizzle-orm'
import { requireClient } from '../../clients/service.ts'
import type { Tx } from '../../platform/database/db.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { newId } from '../../platform/database/ids.ts'
import { type Acting, confirm, type Confirmed } from '../acting.ts'
import { tellOfRegister } from './emails.ts'
import { holdMember } from '../membership.ts'
import { recordChange } from './register-history.ts'
import { getAuthorisedPerson, isEntry } from './register-reading.ts'
import { authorisedPersons, type Entry } from '../table.ts'

type Input = Omit<RegisterEntry, 'secondFactor'>

const columnsOf = ({ deputyOfId, ...input }: Input) => ({ ...input, deputyOf: deputyOfId })

/**
 * Names somebody who may instruct (§9), from today on at the earliest: nobody becomes authorised for the past.
 * Throws `invalid`, `conflict` (`viewer-instructs`, `already-registered`), or what a missing second factor is called.
 */
export async function addAuthorisedPerson(
  acting: Acting,
  clientId: string,
  { secondFactor, ...input }: RegisterEntry,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  await requireClient(tx, clientId)
  await assertMayInstruct(tx, clientId, input.userId)
  if (input.validFrom < dateAt(now)) throw datedBack('/validFrom')
  await assertFits(tx, clientId, null, input)
  const confirmed = await confirm(acting, 'authorised-person.added', clientId, input, secondFactor)
  const [entry] = await tx
    .insert(authorisedPersons)
    .values({ id: newId(), clientId, ...columnsOf(input) })
    .returning()
  return keep(acting, entry!, 'added', confirmed, [input.userId])
}

/**
 * Writes an entry anew; what it was stays in its history. The beginning of one that has begun stays, and so does the
 * member it stands for: somebody else gets an entry of their own. Throws as above, `illegal-move` once it has ended, `stale`.
 */
export async function changeAuthorisedPerson(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor, ...input }: RegisterEntry,
  seen: number | null,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  const today = dateAt(now)
  await assertMayInstruct(tx, clientId, input.userId)
  const before = await lockEntry(tx, clientId, id, seen, { move: 'change', now })
  const begun = before.validFrom <= today
  if (begun && input.validFrom !== before.validFrom)
    throw invalid('/validFrom', 'begun', 'has begun already')
  if (begun && before.userId && input.userId && input.userId !== before.userId)
    throw invalid('/userId', 'begun', 'belongs to somebody else')
  if (input.validFrom < today && !begun) throw datedBack('/validFrom')
  if (input.validUntil !== null && input.validUntil < today) throw datedBack('/validUntil')
  await assertFits(tx, clientId, id, input)
  const confirmed = await confirm(acting, 'authorised-person.changed', id, input, secondFactor)
  const after = await store(tx, before, columnsOf(input))
  return keep(acting, after, 'changed', confirmed, [before.userId, input.userId])
}

/** Ends an entry after a day, or at once without one. Throws `illegal-move` when it has ended, `stale`, `invalid`. */
export async function endAuthorisedPerson(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor, ...input }: EndAuthorisedPerson,
  seen: number | null,
): Promise<AuthorisedPerson> {
  const { tx, now } = acting
  const before = await lockEntry(tx, clientId, id, seen, { move: 'end', now })
  const { lastDay } = input
  if (lastDay !== null) {
    if (lastDay < dateAt(now)) throw datedBack('/lastDay')
    if (lastDay < before.validFrom)
      throw invalid('/lastDay', 'range-reversed', 'ends before it begins')
    if (before.validUntil && lastDay > before.validUntil)
      throw invalid('/lastDay', 'later', 'is later than the end it has')
  }
  const confirmed = await confirm(acting, 'authorised-person.ended', id, input, secondFactor)
  const after = await store(
    tx,
    before,
    lastDay === null ? endedNow(before, now) : { validUntil: lastDay },
  )
  return keep(acting, after, 'ended', confirmed, [before.userId])
}

/** Ends at once whatever entries somebody has who loses the access. Resolves to whether there were any. */
export async function endEntriesOf(
  { tx, actor, now }: Acting,
  clientId: string,
  userId: string,
): Promise<boolean> {
  const open = await tx
    .select()
    .from(authorisedPersons)
    .where(and(isOpenEntryOf(clientId, userId), lastsUntil(dateAt(now))))
    .orderBy(asc(authorisedPersons.id))
    .for('no key update')
  for (const before of open) {
    const after = await store(tx, before, endedNow(before, now))
    await recordChange(tx, after, 'ended', { ...actor, side: actor.holder.side }, null, now)
  }
  return open.length > 0
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

const isOpenEntryOf = (clientId: string, userId: string): SQL | undefined =>
  and(
    eq(authorisedPersons.clientId, clientId),
    eq(authorisedPersons.userId, userId),
    isNull(authorisedPersons.endedAt),
  )

const lastsUntil = (day: CalendarDate): SQL | undefined =>
  or(isNull(authorisedPersons.validUntil), gte(authorisedPersons.validUntil, day))

/** An entry that never began ends on the day it would have: its last day cannot lie before its first. */
const endedNow = ({ validFrom }: Entry, now: Instant) => {
  const today = dateAt(now)
  return { endedAt: now, validUntil: validFrom > today ? validFrom : today }
}

const datedBack = (path: string) => invalid(path, 'past', 'lies in the past')

/** Holds the member until the transaction ends, so that nobody demotes or removes them meanwhile. */
async function assertMayInstruct(tx: Tx, clientId: string, userId: string | null) {
  if (userId === null) return
  const role = await holdMember(tx, clientId, userId)
  if (!role) throw invalid('/userId', 'no-member', 'has no access to this client')
  if (role === 'viewer') throw new AppError({ code: 'conflict', rule: 'viewer-instructs' })
}

/** What an entry has to agree with: those of the same person, and the one it stands in for. */
async function assertFits(tx: Tx, clientId: string, own: string | null, input: Input) {
  const { userId, validFrom, validUntil, deputyOfId } = input
  if (deputyOfId !== null) {
    if (deputyOfId === own) throw invalid('/deputyOfId', 'own-entry', 'is the entry itself')
    const [principal] = await tx
      .select({ id: authorisedPersons.id })
      .from(authorisedPersons)
      .where(isEntry(clientId, deputyOfId))
    if (!principal) throw invalid('/deputyOfId', 'unknown', 'is no entry of this register')
  }
  if (userId === null) return
  const overlapping = await tx
    .select({ id: authorisedPersons.id })
    .from(authorisedPersons)
    .where(
      and(
        isOpenEntryOf(clientId, userId),
        lastsUntil(validFrom),
        validUntil === null ? undefined : lte(authorisedPersons.validFrom, validUntil),
        own === null ? undefined : ne(authorisedPersons.id, own),
      ),
    )
    .limit(1)
  if (overlapping.length > 0) throw new AppError({ code: 'conflict', rule: 'already-registered' })
}

/** Locks an entry that has not ended until the transaction does, and compares it with the version the person saw. */
async function lockEntry(
  tx: Tx,
  clientId: string,
  id: string,
  seen: number | null,
  { move, now }: { move: string; now: Instant },
): Promise<Entry> {
  const [entry] = await tx
    .select()
    .from(authorisedPersons)
    .where(isEntry(clientId, id))
    .for('no key update')
  if (!entry) throw new AppError({ code: 'not-found', entity: 'authorised-person' })
  if (entry.endedAt !== null || (entry.validUntil !== null && entry.validUntil < dateAt(now)))
    throw new AppError({ code: 'illegal-move', from: 'ended', move })
  if (seen !== null && entry.version !== seen)
    throw new AppError({ code: 'stale', entity: 'authorised-person' })
  return entry
}

async function store(tx: Tx, before: Entry, change: Partial<Entry>): Promise<Entry> {
  const [after] = await tx
    .update(authorisedPersons)
    .set({ ...change, version: sql`${authorisedPersons.version} + 1` })
    .where(eq(authorisedPersons.id, before.id))
    .returning()
  // The row is locked by this transaction.
  return after!
}

/** History and mails of a change: all of it or none. */
async function keep(
  acting: Acting,
  after: Entry,
  what: 'added' | 'changed' | 'ended',
  confirmed: Confirmed,
  concerned: (string | null)[],
): Promise<AuthorisedPerson> {
  const { tx, actor, evidence, now } = acting
  await recordChange(tx, after, what, { ...actor, side: actor.holder.side }, confirmed, now)
  await tellOfRegister(acting, after.clientId, concerned)
  const { id, clientId, name, function: position, validFrom, validUntil, endedAt } = after
  await evidence(tx, {
    clientId,
    at: now,
    type: `authorised_person.${what}`,
    subject: { kind: 'authorised-person', id, number: null },
    data: { validFrom, validUntil, endedAt },
    personal: { ...personalOf(actor), authorised: { name, function: position } },
  })
  return getAuthorisedPerson(tx, after.clientId, after.id, now)
}
