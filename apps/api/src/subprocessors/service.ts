import type { AgreementTerms } from '@portal/domain/agreements/contract'
import { invalid } from '@portal/domain/fault'
import { wholeTrees } from '@portal/domain/subprocessors/tree'
import type { CalendarDate } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import type { Reader, Tx } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { entriesOn } from './reading.ts'
import { engagements, subprocessors } from './table.ts'

/**
 * Has these subprocessors, and those they engage, work for a client from a day on (§7.2); who does already is left as it is.
 * Resolves to what an agreement says of them as they were on that day: from here on nothing of substance changes in what the
 * register says of them. Throws `invalid` for an id that does not stand in the register, or whose work ended before.
 */
export async function engage(
  tx: Tx & Reader,
  clientId: string,
  subprocessorIds: readonly string[],
  from: CalendarDate,
): Promise<AgreementTerms['subprocessors']> {
  await tx
    .select({ id: subprocessors.id })
    .from(subprocessors)
    .orderBy(subprocessors.id)
    .for('share')
  const chosen = await chosenOf(tx, subprocessorIds, from)
  const ids = chosen.map(({ id }) => id)
  const before = await tx
    .select({ id: engagements.subprocessorId })
    .from(engagements)
    .where(
      and(
        eq(engagements.clientId, clientId),
        isAny(engagements.subprocessorId, ids),
        sql`${engagements.activeFrom} <= ${from} and coalesce(${engagements.activeUntil}, 'infinity') >= ${from}`,
      ),
    )
  const engaged = new Set(before.map(({ id }) => id))
  const rows = chosen
    .filter(({ id }) => !engaged.has(id))
    .map(({ id, workedUntil }) => ({
      clientId,
      subprocessorId: id,
      activeFrom: from,
      activeUntil: workedUntil,
    }))
  if (rows.length > 0) await tx.insert(engagements).values(rows).onConflictDoNothing()
  return annexOf(chosen)
}

/** What an agreement would say of these subprocessors, and those they engage, on a day. Throws as `engage`. */
export const annexOn = async (
  tx: Reader,
  subprocessorIds: readonly string[],
  on: CalendarDate,
): Promise<AgreementTerms['subprocessors']> => annexOf(await chosenOf(tx, subprocessorIds, on))

/** In the order of their names, those they engage themselves right behind each. */
function annexOf(chosen: Awaited<ReturnType<typeof chosenOf>>): AgreementTerms['subprocessors'] {
  const names = new Map(chosen.map(({ id, name }) => [id, name]))
  return chosen.map(({ name, address, service, certificates, parentId }) => ({
    name,
    country: address.country,
    postalCode: address.postalCode,
    city: address.city,
    service: parentId ? `${service} (im Auftrag von ${names.get(parentId)})` : service,
    certificates: certificates.map((certificate) => certificate.name),
  }))
}

async function chosenOf(tx: Reader, ids: readonly string[], on: CalendarDate) {
  const register = await entriesOn(tx, on)
  const hasEnded = new Set(
    register
      .filter(({ workedUntil }) => workedUntil !== null && workedUntil < on)
      .map(({ id }) => id),
  )
  for (const id of ids) {
    if (!register.some((entry) => entry.id === id))
      throw invalid('/subprocessorIds', 'unknown', 'names one that does not stand in the register')
    if (hasEnded.has(id)) throw invalid('/subprocessorIds', 'ended', 'names one whose work ended')
  }
  return wholeTrees(register, ids)
    .map(({ entry }) => entry)
    .filter(({ id }) => !hasEnded.has(id))
}
