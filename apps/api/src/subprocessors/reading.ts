import { AppError } from '@portal/domain/fault'
import type { Subprocessor, SubprocessorVersion } from '@portal/domain/subprocessors/contract'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, desc, eq, getTableColumns, type Placeholder, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import { subprocessors, subprocessorVersions } from './table.ts'

type Engaged = { on: CalendarDate | undefined; clientId: string | undefined }
type Wanted = Engaged & { id: string | undefined; asOf: CalendarDate }
type Shape = { register: boolean }

/** The engagements that are meant, those of all clients for the provider; `infinity` stands for "no end". */
const engaged = ({ on, clientId }: Places<Engaged>): SQL => sql`from engagements e
  where e.subprocessor_id = subprocessors.id
    ${on === undefined ? sql`` : sql`and e.active_from <= ${on} and coalesce(e.active_until, 'infinity') >= ${on}`}
    ${clientId === undefined ? sql`` : sql`and e.client_id = ${clientId}`}`

/** The record that holds on a day: the newest from before that nothing corrected; before the first one, the first. */
const holdsOn = (day: Placeholder | CalendarDate) => sql`(
  select r.sequence from subprocessor_versions r
   where r.subprocessor_id = subprocessors.id
     and not exists (select from subprocessor_versions c
                      where c.subprocessor_id = r.subprocessor_id and c.supersedes = r.sequence)
   order by case when r.valid_from <= ${day}::date then r.valid_from end desc nulls last, r.valid_from, r.sequence desc
   limit 1)`

const {
  subprocessorId: _,
  activeFrom,
  activeUntil,
  supersedes: __,
  reason: ___,
  recordedAt: ____,
  recordedByName: _____,
  ...shown
} = getTableColumns(subprocessorVersions)

/** The provider sees a subprocessor once, from its first engagement to its last. */
const found = prepared<Wanted, Shape>()((db, { id, asOf, ...wanted }, { register }) => {
  const meant = engaged(register ? { ...wanted, on: undefined } : wanted)
  const exists = sql`exists (select ${meant})`
  return db
    .select({
      id: subprocessors.id,
      version: subprocessors.version,
      ...shown,
      activeFrom: sql<CalendarDate>`coalesce(
        (select e.active_from::text ${meant} order by e.active_from limit 1), ${activeFrom}::text)`,
      activeUntil: sql<CalendarDate | null>`case when ${exists} then (
        select nullif(coalesce(e.active_until, 'infinity'), 'infinity')::text ${meant}
         order by coalesce(e.active_until, 'infinity') desc limit 1) else ${activeUntil}::text end`,
      isMeant: sql<boolean>`${exists}`,
      isEngaged: sql<boolean>`exists (select from engagements e where e.subprocessor_id = subprocessors.id)`,
    })
    .from(subprocessors)
    .innerJoin(
      subprocessorVersions,
      and(
        eq(subprocessorVersions.subprocessorId, subprocessors.id),
        eq(subprocessorVersions.sequence, holdsOn(asOf)),
      ),
    )
    .where(and(id && eq(subprocessors.id, id), register ? undefined : exists))
    .orderBy(asc(subprocessorVersions.name), asc(subprocessors.id))
})
type Row = Awaited<ReturnType<typeof found>>[number]

const shownOn =
  (day: CalendarDate) =>
  ({ isMeant, ...row }: Row): Subprocessor => ({ ...row, status: statusOn(day, row, isMeant) })

function statusOn(day: CalendarDate, row: Omit<Row, 'isMeant'>, isMeant: boolean) {
  if (!isMeant) return 'recorded'
  if (day < row.activeFrom) return 'planned'
  return row.activeUntil && row.activeUntil < day ? 'ended' : 'active'
}

/**
 * Who was allowed to touch the client's data on a day (§7.2); for the provider, any client's. With `register`, everybody who
 * stands in it, and what is known of them on that day.
 */
export async function listSubprocessors(
  tx: Reader,
  { on, clientId, register = false }: Partial<Engaged> & { register?: boolean | undefined },
  now: Instant,
): Promise<Subprocessor[]> {
  const day = on ?? dateAt(now)
  const rows = await found(tx, { id: undefined, asOf: day, on: day, clientId }, { register })
  return rows.map(shownOn(day))
}

/** As it is today, also where it works for nobody. */
export async function getSubprocessor(tx: Reader, id: string, now: Instant): Promise<Subprocessor> {
  const day = dateAt(now)
  const wanted = { id, asOf: day, on: undefined, clientId: undefined }
  const [row] = await found(tx, wanted, { register: true })
  if (!row) throw new AppError({ code: 'not-found', entity: 'subprocessor' })
  return shownOn(day)(row)
}

const records = prepared<{ id: string }>()((db, { id }) =>
  db
    .select({
      ...getTableColumns(subprocessorVersions),
      supersededBy: sql<number | null>`(
        select c.sequence from subprocessor_versions c
         where c.subprocessor_id = subprocessor_versions.subprocessor_id
           and c.supersedes = subprocessor_versions.sequence)`,
    })
    .from(subprocessorVersions)
    .where(eq(subprocessorVersions.subprocessorId, id))
    .orderBy(desc(subprocessorVersions.sequence)),
)

/** Every record of an entry, newest first; what was corrected stays readable. Throws `not-found`. */
export async function listSubprocessorVersions(
  tx: Reader,
  id: string,
): Promise<SubprocessorVersion[]> {
  const rows = await records(tx, { id })
  if (rows.length === 0) throw new AppError({ code: 'not-found', entity: 'subprocessor' })
  return rows
}

const entries = prepared<{ asOf: CalendarDate }>()((db, { asOf }) =>
  db
    .select({
      id: subprocessors.id,
      ...shown,
      workedFrom: activeFrom,
      workedUntil: activeUntil,
    })
    .from(subprocessors)
    .innerJoin(
      subprocessorVersions,
      and(
        eq(subprocessorVersions.subprocessorId, subprocessors.id),
        eq(subprocessorVersions.sequence, holdsOn(asOf)),
      ),
    )
    .orderBy(asc(subprocessorVersions.name), asc(subprocessors.id)),
)

/** The whole register as it was on a day, by name, whoever works for whom. */
export const entriesOn = (tx: Reader, day: CalendarDate) => entries(tx, { asOf: day })
