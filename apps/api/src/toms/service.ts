import { AppError } from '@portal/domain/fault'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import type { TomVersion, TomVersionDetail } from '@portal/domain/toms/contract'
import { and, asc, desc, eq, lte, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import { tomMeasures, tomVersions } from './table.ts'

const versions = prepared()((db) =>
  db.select().from(tomVersions).orderBy(desc(tomVersions.version)),
)
export const listTomVersions = (tx: Reader): Promise<TomVersion[]> => versions(tx, {})

type Wanted = { version: number | undefined; on: CalendarDate | undefined }
const newest = prepared<Wanted>()((db, wanted) =>
  db.select().from(tomVersions).where(isWanted(wanted)).orderBy(desc(tomVersions.version)).limit(1),
)
const measuresOf = prepared<Wanted>()((db, wanted) =>
  db
    .select({
      key: tomMeasures.key,
      heading: tomMeasures.heading,
      text: tomMeasures.text,
      systems: tomMeasures.systems,
      implementedSince: tomMeasures.implementedSince,
    })
    .from(tomMeasures)
    .where(
      sql`${tomMeasures.version} = (select max(version) from ${tomVersions} where ${isWanted(wanted)})`,
    )
    .orderBy(asc(tomMeasures.position)),
)
const isWanted = ({ version, on }: Places<Wanted>): SQL | undefined =>
  and(version && eq(tomVersions.version, version), on && lte(tomVersions.validFrom, on))

/** The annex that is in force today (§4); a version published for later does not count yet. */
export const getCurrentToms = (tx: Reader, now: Instant): Promise<TomVersionDetail> =>
  detailOf(tx, { version: undefined, on: dateAt(now) })

export const getTomVersion = (tx: Reader, version: number): Promise<TomVersionDetail> =>
  detailOf(tx, { version, on: undefined })

async function detailOf(tx: Reader, wanted: Wanted): Promise<TomVersionDetail> {
  const [[version], measures] = await Promise.all([newest(tx, wanted), measuresOf(tx, wanted)])
  if (!version) throw new AppError({ code: 'not-found', entity: 'tom-version' })
  return { ...version, measures }
}
