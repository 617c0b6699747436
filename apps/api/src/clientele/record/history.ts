import type { ClientChange } from '@portal/domain/clients/record'
import type { Page, PageQuery } from '@portal/domain/page'
import { and, desc, eq } from 'drizzle-orm'
import { requireClient } from '../../clients/service.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { belowSequence, type Last, lastByNumber, toPage } from '../../platform/http/pagination.ts'
import { clientChanges } from '../table.ts'

const changePage = prepared<Last & { clientId: string; most: number }>()(
  (db, { clientId, most, ...last }) =>
    db
      .select()
      .from(clientChanges)
      .where(and(eq(clientChanges.clientId, clientId), belowSequence(last, clientChanges.sequence)))
      .orderBy(desc(clientChanges.sequence))
      .limit(most),
)

/** What became of a client, the newest first. Throws `not-found`. */
export async function listChanges(
  tx: Reader,
  clientId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<ClientChange>> {
  const { lastBy, lastId } = lastByNumber(cursor)
  const values = { clientId, most: limit + 1, lastBy, lastId }
  const [rows] = await Promise.all([changePage(tx, values), requireClient(tx, clientId)])
  return toPage(
    rows,
    limit,
    ({ sequence }) => ({ by: String(sequence), id: clientId }),
    ({ sequence, at, what, byName, side, changes }) => ({
      sequence,
      at,
      what,
      by: byName,
      side,
      changes,
    }),
  )
}
