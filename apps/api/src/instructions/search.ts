import { and, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { instructions } from './table.ts'

/** More are not gathered by the index of words, nor more looked through in the order of the list for one page. */
const mostGathered = 500
const mostLooked = 5_000
/** A year's numbers begin with one of ten digits. */
const mostSeries = 10

/** Where a search looks beside what was gathered: nowhere, in series of numbers, in the whole list. */
export type Way = 'found' | 'series' | 'list'
/** What is searched for, and those filters of the list that the index of words knows. */
export type Searched = Record<'search' | 'status' | 'kind' | 'urgency' | 'clientId', unknown>

/** What of the list is asked for, and the order it has; `by` comes first in it, the id last. */
export type InOrder = {
  filter: SQL | undefined
  /** What lies behind the page before, and what behind any other place. */
  behind: SQL | undefined
  behindThat: (place: { lastBy: SQL; lastId: SQL }) => SQL | undefined
  by: typeof instructions.dueOn | typeof instructions.updatedAt
  order: SQL
}

const { id, words, status, kind, urgency, clientId, wishedDate, endedAt } = instructions
const { waitsForClient, waitsForProvider } = instructions

/** What is gathered, and which way is left to look for what is not. */
export const foundBy = (tx: Tx, { search, ...filters }: Searched) => {
  const given = ['status', 'kind', 'urgency', 'clientId'] as const
  const values = sql.join(
    given.map((name) => sql`${filters[name] ?? sql`null`}`),
    sql`, `,
  )
  return tx
    .$with('found', {
      ids: sql<string[] | null>`ids`.as('ids'),
      way: sql<Way>`way`.as('way'),
      series: sql<string[] | null>`series`.as('series'),
    })
    .as(sql`select ids, way, series from instructions_like(${search}, ${values}, ${mostGathered})`)
}

const way = sql<Way>`(select way from found)`
const series = sql<string[] | null>`(select series from found)`
/** Which way was left, and in which series; beside `foundBy`. */
export const ways = { way, series }

/** The next ones of the list, from what stands in the index of its order alone, under the name of the table they are of. */
const nextOf = (where: SQL | undefined, { behind, by }: InOrder) =>
  sql`select ${id}, ${by}, ${words}, ${status}, ${kind}, ${urgency}, ${clientId}, ${wishedDate}, ${endedAt},
           ${waitsForClient}, ${waitsForProvider}
    from ${instructions} where ${and(where, behind) ?? sql`true`}`
/** Each series in the order of the list by itself: so they are merged, and read no further than is asked for. */
const nextOfSeries = (those: SQL, where: SQL | undefined, list: InOrder) =>
  sql.join(
    Array.from({ length: mostSeries }, (_, i) => {
      const isThis = sql`${instructions.series} = (${those})[${sql.raw(String(i + 1))}]`
      return sql`(${nextOf(and(where, isThis), list)} order by ${list.order} limit ${most})`
    }),
    sql` union all `,
  )
const most = sql.raw(String(mostLooked))

/** The last one that is looked through for a page in the series; beside `foundBy`. */
export const edgeOfSeries = (tx: Tx, list: InOrder) =>
  edgeOf(tx, nextOfSeries(series, sql`${way} = 'series'`, list), list)

const edgeOf = (tx: Tx, next: SQL, { by, order }: InOrder) =>
  tx.$with('edge', { by: sql`${by}`.as('by'), id: sql`${id}`.as('id') }).as(
    sql`select ${by} as last_by, ${id} as last_id from (${next}) ${instructions}
         order by ${order} offset ${most} - 1 limit 1`,
  )
const edge = { lastBy: sql`(select last_by from edge)`, lastId: sql`(select last_id from edge)` }

/**
 * Beside both: what was gathered, and the first `limit` that are found among the next ones of the list. What was gathered
 * and lies further back than the series were looked through waits for its page.
 */
export const isFound = (search: unknown, list: InOrder, limit: unknown): SQL => {
  const found = (next: SQL) => sql`(select ${id}
    from (select * from (${next}) ${instructions} order by ${list.order} limit ${most}) ${instructions}
   where ${and(sql`${words} like all ((select patterns_of(${search}))::text[])`, list.filter)}
   order by ${list.order} limit ${limit})`
  return sql`${id} = any(array(
      select unnest(ids) from found
      union all ${found(nextOfSeries(series, sql`${way} = 'series'`, list))}
      union all ${found(nextOf(sql`${way} = 'list'`, list))}))
    and (${way} <> 'series' or cardinality((select ids from found)) = 0
      or ${list.behindThat(edge)} is not true)`
}

/** The first of the list, or of these series, that was not looked through; none: there is nothing more to look through. */
export const firstNotLooked = (tx: Tx, those: unknown, list: InOrder) => {
  const { filter, behindThat, by, order } = list
  const left = and(filter, behindThat(edge))
  const next =
    those === undefined
      ? nextOf(undefined, list)
      : nextOfSeries(sql`${those}::text[]`, undefined, list)
  return tx
    .with(edgeOf(tx, next, list))
    .select({ by, id })
    .from(instructions)
    .where(
      those === undefined
        ? left
        : sql`${id} = (select ${id} from (${next}) ${instructions} where ${left} order by ${order} limit 1)`,
    )
    .orderBy(order)
    .limit(1)
}
