import { AppError } from '@portal/domain/fault'
import { dateAt, type Instant } from '@portal/domain/time'
import type { TomVersion, TomVersionDetail } from '@portal/domain/toms/contract'
import { asc, desc, eq, lte, type SQL } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { tomMeasures, tomVersions } from './table.ts'

export const listTomVersions = (tx: Tx): Promise<TomVersion[]> =>
  tx.select().from(tomVersions).orderBy(desc(tomVersions.version))

/** The annex that is in force today (§4); a version published for later does not count yet. */
export const getCurrentToms = (tx: Tx, now: Instant): Promise<TomVersionDetail> =>
  newest(tx, lte(tomVersions.validFrom, dateAt(now)))

export const getTomVersion = (tx: Tx, version: number): Promise<TomVersionDetail> =>
  newest(tx, eq(tomVersions.version, version))

async function newest(tx: Tx, condition: SQL): Promise<TomVersionDetail> {
  const [version] = await tx
    .select()
    .from(tomVersions)
    .where(condition)
    .orderBy(desc(tomVersions.version))
    .limit(1)
  if (!version) throw new AppError({ code: 'not-found', entity: 'tom-version' })
  const measures = await tx
    .select({
      key: tomMeasures.key,
      heading: tomMeasures.heading,
      text: tomMeasures.text,
      systems: tomMeasures.systems,
      implementedSince: tomMeasures.implementedSince,
    })
    .from(tomMeasures)
    .where(eq(tomMeasures.version, version.version))
    .orderBy(asc(tomMeasures.position))
  return { ...version, measures }
}
