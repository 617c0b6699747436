import type { Client, ClientFilter, ClientQuery, ClientSort } from '@portal/domain/clients/contract'
import type { Side } from '@portal/domain/access'
import type { Page } from '@portal/domain/page'
import { dateAt, type Instant } from '@portal/domain/time'
import { and, asc, desc, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import type { Reader } from '../platform/database/db.ts'
import { isAny } from '../platform/database/lists.ts'
import { type Places, prepared } from '../platform/database/prepared.ts'
import {
  afterName,
  behind,
  cursorAt,
  type Last,
  lastByName,
  lastByTime,
  toPage,
} from '../platform/http/pagination.ts'
import type { Actor } from '../platform/http/actor.ts'
import { columnsFor, hasSomethingOpen, toClient } from './reading-parts.ts'
import { clients } from './table.ts'

/** More are not gathered by the index of words, nor more looked through in the order of the list for one page. */
const mostGathered = 500
const mostLooked = 1_000

const { id, name, number, createdAt, archivedAt, agreementUntil, enteredAt, words } = clients

type Values = Last & {
  most: number
  today: string
  search: string | undefined
  ids: string[] | undefined
}
type Shape = { side: Side; filter: ClientFilter | null; sort: ClientSort }

const orders = {
  name: { by: name, order: sql`${asc(name)}, ${asc(id)}`, last: lastByName },
  number: { by: number, order: sql`${asc(number)}, ${asc(id)}`, last: lastByName },
  newest: { by: createdAt, order: sql`${desc(createdAt)}, ${desc(id)}`, last: lastByTime },
} as const
const markOf = {
  name: (client: Client) => client.name,
  number: (client: Client) => client.number,
  newest: (client: Client) => client.createdAt,
}

/** What an index in reading order knows of a filter. A client's own people see their own, archived or not. */
function inIndex({ side, filter }: Shape, today: unknown): SQL | undefined {
  if (side === 'client') return undefined
  if (filter === 'archived') return isNotNull(archivedAt)
  const isActive = isNull(archivedAt)
  if (filter === 'nobody-logged-in') return and(isActive, isNull(enteredAt))
  if (filter !== 'no-agreement') return isActive
  return and(
    isActive,
    sql`(${agreementUntil} is null or ${agreementUntil} < 'infinity')`,
    sql`(${agreementUntil} is null or ${agreementUntil} < ${today}::date)`,
  )
}

const behindLast = ({ sort }: Shape, places: Places<Values>) =>
  sort === 'newest' ? behind(places, createdAt, id) : afterName(places, orders[sort].by, id)

/** What no index knows: looked for among the next ones of the list. */
const lookedFor = ({ filter }: Shape, { search }: Places<Values>): SQL | undefined =>
  and(
    search && sql`${words} like all ((select patterns_of(${search}))::text[])`,
    filter === 'open' ? hasSomethingOpen : undefined,
  )

const nextOf = (shape: Shape, places: Places<Values>): SQL =>
  sql`select ${id}, ${orders[shape.sort].by}, ${words} from ${clients}
       where ${and(inIndex(shape, places.today), behindLast(shape, places)) ?? sql`true`}
       order by ${orders[shape.sort].order} limit ${sql.raw(String(mostLooked))}`

const clientPage = prepared<Values, Shape>()((db, places, shape) => {
  const { order } = orders[shape.sort]
  const { ids, most } = places
  const looked = ids ? undefined : lookedFor(shape, places)
  const found = looked
    ? sql`${id} = any(array(select ${id} from (${nextOf(shape, places)}) ${clients}
           where ${looked} order by ${order} limit ${most}))`
    : and(
        inIndex(shape, places.today),
        behindLast(shape, places),
        ids && isAny(id, ids),
        ids && shape.filter === 'open' ? hasSomethingOpen : undefined,
      )
  return db.select(columnsFor(shape.side)).from(clients).where(found).orderBy(order).limit(most)
})

/** The last one that was looked through for a page; none: there is nothing more. */
const edgeOf = prepared<Values, Shape>()((db, places, shape) => {
  const { by, order } = orders[shape.sort]
  return db
    .select({ by: sql<string>`${by}::text`, id: sql<string>`${id}` })
    .from(sql`(${nextOf(shape, places)}) ${clients}`)
    .orderBy(order)
    .offset(mostLooked - 1)
    .limit(1)
})

const likeSearch = prepared<{ search: string }>()((db, { search }) =>
  db
    .select({
      ids: sql<string[] | null>`clients_like(${search}, ${sql.raw(String(mostGathered))})`,
    })
    .from(sql`(select) one`),
)

/**
 * The clients a session sees, in German order, by number, or the newest first; of the provider's without those that are
 * archived, unless these are asked for. A page of a search, or of what is open, may hold less than was asked for.
 */
export async function listClients(
  tx: Reader,
  actor: Actor,
  { limit, cursor, search, filter, sort }: ClientQuery,
  now: Instant,
): Promise<Page<Client>> {
  const { side } = actor.holder
  const shape: Shape = { side, filter: filter ?? null, sort }
  const isGathered = search !== undefined && side === 'provider'
  const [like] = isGathered ? await likeSearch(tx, { search }) : []
  const ids = like?.ids ?? undefined
  const last = orders[sort].last(cursor)
  const isLooking = !ids && (search !== undefined || filter === 'open')
  const values = {
    ...last,
    ids,
    search: ids ? undefined : search,
    most: limit + 1,
    today: filter === 'no-agreement' ? dateAt(now) : undefined,
  } as Values
  const rows = await clientPage(tx, values, shape)
  const page = toPage(
    rows.map((row) => toClient(row, now)),
    limit,
    (client) => ({ by: markOf[sort](client), id: client.id }),
    (client) => client,
  )
  if (!isLooking || page.nextCursor !== null) return page
  const { most: _, ...place } = values
  const [edge] = await edgeOf(tx, place as Values, shape)
  if (!edge) return page
  const by = sort === 'newest' ? new Date(edge.by).toISOString() : edge.by
  return { ...page, nextCursor: cursorAt({ by, id: edge.id }) }
}
