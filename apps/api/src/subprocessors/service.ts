import { AppError } from '@portal/domain/fault'
import type { Subprocessor } from '@portal/domain/subprocessors/contract'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, eq, getTableColumns, gte, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { engagements, subprocessors } from './table.ts'

// The provider sees a subprocessor once, from its first engagement to its last; `infinity` stands for "no end".
const firstDay = sql<CalendarDate>`min(${engagements.activeFrom})::text`
const lastDay = sql<CalendarDate | null>`nullif(max(coalesce(${engagements.activeUntil}, 'infinity')), 'infinity')::text`

const select = (tx: Tx, condition: SQL | undefined) =>
  tx
    .select({ ...getTableColumns(subprocessors), activeFrom: firstDay, activeUntil: lastDay })
    .from(subprocessors)
    .innerJoin(engagements, eq(engagements.subprocessorId, subprocessors.id))
    .where(condition)
    .groupBy(subprocessors.id)
    .orderBy(subprocessors.name)
type Row = Awaited<ReturnType<typeof select>>[number]

function withStatus(row: Row, on: CalendarDate): Subprocessor {
  if (on < row.activeFrom) return { ...row, status: 'planned' }
  return { ...row, status: row.activeUntil && row.activeUntil < on ? 'ended' : 'active' }
}

/** Who was allowed to touch the client's data on a day (§7.2); for the provider, any client's. */
export async function listSubprocessors(
  tx: Tx,
  { on, clientId }: { on?: CalendarDate | undefined; clientId?: string | undefined },
  now: Instant,
): Promise<Subprocessor[]> {
  const day = on ?? dateAt(now)
  const rows = await select(
    tx,
    and(
      lte(engagements.activeFrom, day),
      or(isNull(engagements.activeUntil), gte(engagements.activeUntil, day)),
      clientId ? eq(engagements.clientId, clientId) : undefined,
    ),
  )
  return rows.map((row) => withStatus(row, day))
}

export async function getSubprocessor(tx: Tx, id: string, now: Instant): Promise<Subprocessor> {
  const [row] = await select(tx, eq(subprocessors.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'subprocessor' })
  return withStatus(row, dateAt(now))
}
