import { AppError } from '@portal/domain/fault'
import type { AuthorisedPerson, AuthorisedPersonChange } from '@portal/domain/people/contract'
import { type CalendarDate, dateAt, type Instant, keptUntil } from '@portal/domain/time'
import { and, asc, eq, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import { requireClient } from '../../clients/service.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { validOn } from '../service.ts'
import { groundOfChange, latestGround, theContest } from '../entry-ground.ts'
import { authorisedPersonChanges, authorisedPersons } from '../table.ts'

/** The register of §9, past entries included, the oldest first. */
export async function listAuthorisedPersons(
  tx: Reader,
  clientId: string,
  now: Instant,
): Promise<AuthorisedPerson[]> {
  const [found] = await Promise.all([
    entriesOf(tx, { clientId, id: undefined }, now),
    requireClient(tx, clientId),
  ])
  return found
}

export async function getAuthorisedPerson(
  tx: Tx,
  clientId: string,
  id: string,
  now: Instant,
): Promise<AuthorisedPerson> {
  const [entry] = await entriesOf(tx, { clientId, id }, now)
  if (!entry) throw new AppError({ code: 'not-found', entity: 'authorised-person' })
  return entry
}

export const isEntry = (clientId: string, id: string): SQL | undefined =>
  and(eq(authorisedPersons.clientId, clientId), eq(authorisedPersons.id, id))

type Wanted = { clientId: string; id: string | undefined }
const entries = prepared<Wanted & { today: CalendarDate }>()((db, { clientId, id, today }) => {
  const principal = alias(authorisedPersons, 'principal')
  return db
    .select({
      id: authorisedPersons.id,
      userId: authorisedPersons.userId,
      name: authorisedPersons.name,
      function: authorisedPersons.function,
      phone: authorisedPersons.phone,
      email: authorisedPersons.email,
      validFrom: authorisedPersons.validFrom,
      validUntil: authorisedPersons.validUntil,
      endedAt: authorisedPersons.endedAt,
      deputyOf: principal.name,
      deputyOfId: authorisedPersons.deputyOf,
      current: sql<boolean>`coalesce(${validOn(today)}, false)`,
      ground: latestGround,
      contested: theContest,
      version: authorisedPersons.version,
    })
    .from(authorisedPersons)
    .leftJoin(principal, eq(principal.id, authorisedPersons.deputyOf))
    .where(and(eq(authorisedPersons.clientId, clientId), id && eq(authorisedPersons.id, id)))
    .orderBy(asc(authorisedPersons.validFrom), asc(authorisedPersons.id))
})

async function entriesOf(tx: Reader, wanted: Wanted, now: Instant): Promise<AuthorisedPerson[]> {
  const rows = await entries(tx, { ...wanted, today: dateAt(now) })
  return rows.map(({ ground, contested, ...row }) => ({
    ...row,
    ground: groundOfChange(ground),
    contested,
    keptUntil: row.validUntil && keptUntil(row.validUntil),
  }))
}

const changesOf = prepared<{ clientId: string; entryId: string }>()((db, { clientId, entryId }) =>
  db
    .select({
      sequence: authorisedPersonChanges.sequence,
      at: authorisedPersonChanges.at,
      what: authorisedPersonChanges.what,
      by: authorisedPersonChanges.byName,
      side: authorisedPersonChanges.side,
      authenticatedBy: authorisedPersonChanges.authenticatedBy,
      entry: authorisedPersonChanges.entry,
      ground: authorisedPersonChanges.ground,
      reason: authorisedPersonChanges.reason,
    })
    .from(authorisedPersonChanges)
    .where(
      and(
        eq(authorisedPersonChanges.clientId, clientId),
        eq(authorisedPersonChanges.entryId, entryId),
      ),
    )
    .orderBy(asc(authorisedPersonChanges.sequence)),
)

/** What became of one entry, from its first line on. */
export async function listEntryChanges(
  tx: Reader,
  clientId: string,
  entryId: string,
): Promise<AuthorisedPersonChange[]> {
  const rows = await changesOf(tx, { clientId, entryId })
  // Every entry has a first line.
  if (rows.length === 0) throw new AppError({ code: 'not-found', entity: 'authorised-person' })
  return rows.map((row) => ({ ...row, ground: groundOfChange(row) }))
}
