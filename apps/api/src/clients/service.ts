import type { Client, Provider } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { figureOf } from '../platform/database/figure.ts'
import { afterName, toPage } from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { clients, provider } from './table.ts'

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

const columnsFor = (actor: Actor) => ({
  id: clients.id,
  name: clients.name,
  address: clients.address,
  privacyContact: clients.privacyContact,
  fourEyes: clients.fourEyes,
  open: actor.holder.side === 'provider' ? openFigures : sql<null>`null`,
})

export async function listClients(
  tx: Tx,
  actor: Actor,
  { limit, cursor }: PageQuery,
): Promise<Page<Client>> {
  const rows = await tx
    .select(columnsFor(actor))
    .from(clients)
    .where(afterName(cursor, clients.name, clients.id))
    .orderBy(asc(clients.name), asc(clients.id))
    .limit(limit + 1)
  return toPage(
    rows,
    limit,
    ({ name, id }) => ({ by: name, id }),
    (row) => row,
  )
}

export async function getClient(tx: Tx, actor: Actor, id: string): Promise<Client> {
  const [row] = await tx.select(columnsFor(actor)).from(clients).where(eq(clients.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
  return row
}

/** Throws `not-found` for a client this session does not see. */
export async function requireClient(tx: Tx, id: string): Promise<void> {
  const [row] = await tx.select({ id: clients.id }).from(clients).where(eq(clients.id, id))
  if (!row) throw new AppError({ code: 'not-found', entity: 'client' })
}

export async function getProvider(tx: Tx): Promise<Provider> {
  const [row] = await tx.select().from(provider)
  if (!row) throw new AppError({ code: 'not-found', entity: 'provider' })
  const { onlyOne: _, ...rest } = row
  return rest
}
