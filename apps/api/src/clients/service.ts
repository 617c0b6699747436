import type { Client } from '@portal/domain/clients/contract'
import type { Side } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { prepared } from '../platform/database/prepared.ts'
import { figureOf } from '../platform/database/figure.ts'
import { afterName, type Last, lastByName, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { clients } from './table.ts'

/**
 * What is open at a client: figures for the provider's list, counted only for whoever may see them all. The column is
 * spelled out: among the selected fields drizzle would write it without its table, and `id` would be the inner one.
 */
const openFigures = sql.raw(`json_build_object(
  'instructions', ${figureOf(`select from instructions i
     where i.client_id = clients.id and i.ended_at is null and i.number is not null`)},
  'unreadNotices', ${figureOf(`select from notice_recipients r
     where r.client_id = clients.id and r.first_opened_at is null`)},
  'people', ${figureOf('select from memberships m where m.client_id = clients.id')})`) as SQL<
  NonNullable<Client['open']>
>

const columnsFor = (side: Side) => ({
  id: clients.id,
  name: clients.name,
  address: clients.address,
  privacyContact: clients.privacyContact,
  fourEyes: clients.fourEyes,
  open: side === 'provider' ? openFigures : sql<null>`null`,
})

const clientPage = prepared<Last & { most: number }, { side: Side }>()(
  (db, { most, ...last }, { side }) =>
    db
      .select(columnsFor(side))
      .from(clients)
      .where(afterName(last, clients.name, clients.id))
      .orderBy(asc(clients.name), asc(clients.id))
      .limit(most),
)
const oneClient = prepared<{ id: string }, { side: Side }>()((db, { id }, { side }) =>
  db.select(columnsFor(side)).from(clients).where(eq(clients.id, id)),
)

export async function listClients(
  tx: Reader,
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<Page<Client>> {
  const { side } = actor.holder
  const rows = await clientPage(tx, { most: limit + 1, ...lastByName(cursor) }, { side })
  return toPage(
    rows,
    limit,
    ({ name, id }) => ({ by: name, id }),
    (row) => row,
  )
}

export async function getClient(tx: Reader, actor: Actor, id: string): Promise<Client> {
  const [row] = await oneClient(tx, { id }, { side: actor.holder.side })
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
  return row
}

const known = prepared<{ id: string }>()((db, { id }) =>
  db.select({ id: clients.id }).from(clients).where(eq(clients.id, id)),
)

/** Throws `not-found` for a client this session does not see. */
export async function requireClient(tx: Reader, id: string): Promise<void> {
  const [row] = await known(tx, { id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
}
