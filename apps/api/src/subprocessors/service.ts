import { AppError } from '@portal/domain/fault'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, asc, eq, getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import { subprocessors } from './table.ts'

type Engaged = { on: CalendarDate | undefined; clientId: string | undefined }
type Wanted = Engaged & { id: string | undefined }

/** The engagements that are meant, those of all clients for the provider; `infinity` stands for "no end". */
const engaged = ({ on, clientId }: Places<Engaged>): SQL => sql`from engagements e
  where e.subprocessor_id = subprocessors.id
    ${on === undefined ? sql`` : sql`and e.active_from <= ${on} and coalesce(e.active_until, 'infinity') >= ${on}`}
    ${clientId === undefined ? sql`` : sql`and e.client_id = ${clientId}`}`

/** The provider sees a subprocessor once, from its first engagement to its last. */
const found = prepared<Wanted>()((db, { id, ...wanted }) => {
  const meant = engaged(wanted)
  return db
    .select({
      ...getTableColumns(subprocessors),
      activeFrom: sql<CalendarDate>`(select e.active_from::text ${meant} order by e.active_from limit 1)`,
      activeUntil: sql<CalendarDate | null>`(
        select nullif(coalesce(e.active_until, 'infinity'), 'infinity')::text ${meant}
         order by coalesce(e.active_until, 'infinity') desc limit 1)`,
    })
    .from(subprocessors)
    .where(and(id && eq(subprocessors.id, id), sql`exists (select ${meant})`))
    .orderBy(asc(subprocessors.name), asc(subprocessors.id))
})
type Row = Awaited<ReturnType<typeof found>>[number]

function withStatus(row: Row, on: CalendarDate): Subprocessor {
  if (on < row.activeFrom) return { ...row, status: 'planned' }
  return { ...row, status: row.activeUntil && row.activeUntil < on ? 'ended' : 'active' }
}

/** Who was allowed to touch the client's data on a day (§7.2); for the provider, any client's. */
export async function listSubprocessors(
  tx: Reader,
  { on, clientId }: Partial<Engaged>,
  now: Instant,
): Promise<Subprocessor[]> {
  const day = on ?? dateAt(now)
  const rows = await found(tx, { id: undefined, on: day, clientId })
  return rows.map((row) => withStatus(row, day))
}

export async function getSubprocessor(tx: Reader, id: string, now: Instant): Promise<Subprocessor> {
  const [row] = await found(tx, { id, on: undefined, clientId: undefined })
  if (!row) throw new AppError({ code: 'not-found', entity: 'subprocessor' })
  return withStatus(row, dateAt(now))
}
