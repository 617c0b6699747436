import type { WithoutSigner } from '@portal/domain/agreements/offers'
import { mostCounted } from '@portal/domain/figure'
import { and, asc, eq, isNull, or, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import type { Reader, Tx } from '../../platform/database/db.ts'
import { isAny } from '../../platform/database/lists.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { offerBatches, offers } from './table.ts'

/** Nobody who may sign for the client of this name in the statement can sign in. */
export const nobodySigns = (client: string): string =>
  `not exists (select from memberships m join users u on u.id = m.user_id and u.disabled_at is null
     where m.client_id = ${client}.id and m.role = 'manager')`

const columns = {
  clientId: clients.id,
  name: clients.name,
  count: sql<number>`count(*) over ()::int`,
}
const isMute = and(isNull(clients.archivedAt), sql.raw(nobodySigns('clients')))
const inOrder = [asc(clients.name), asc(clients.id)]

const summed = (rows: { clientId: string; name: string; count: number }[]): WithoutSigner => ({
  count: rows[0]?.count ?? 0,
  named: rows.map(({ clientId, name }) => ({ clientId, name })),
})

const muteInBatch = prepared<{ id: string }>()((db, { id }) =>
  db
    .select(columns)
    .from(offerBatches)
    .innerJoin(clients, sql`${clients.id} = any(${offerBatches.clientIds})`)
    .leftJoin(offers, and(eq(offers.batchId, offerBatches.id), eq(offers.clientId, clients.id)))
    .where(
      and(
        eq(offerBatches.id, id),
        isMute,
        or(
          eq(offers.status, 'offered'),
          sql`${offers.id} is null and ${offerBatches.status} = 'running'
            and not ${offerBatches.leftOut} @> jsonb_build_array(jsonb_build_object('clientId', ${clients.id}))`,
        ),
      ),
    )
    .orderBy(...inOrder)
    .limit(mostCounted),
)

/** Of a batch: clients whose offer waits for a signature, or is on its way, and for whom nobody can give it. */
export const withoutSignerIn = async (tx: Reader, batchId: string): Promise<WithoutSigner> =>
  summed(await muteInBatch(tx, { id: batchId }))

/** Of clients that would get an offer, those for whom nobody could sign it. */
export const withoutSignerAmong = async (tx: Tx, clientIds: string[]): Promise<WithoutSigner> =>
  summed(
    await tx
      .select(columns)
      .from(clients)
      .where(and(isAny(clients.id, clientIds), isMute))
      .orderBy(...inOrder)
      .limit(mostCounted),
  )
