import { and, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import { instructions } from './table.ts'

/** More are not gathered by the index of words, nor more looked through in the order of the list for one page. */
const mostLooked = 5_000

/** Those that a search finds, as `ids`; null: so many that they are looked for in the order of the list. */
export const foundBy = (tx: Tx, search: unknown) =>
  tx
    .$with('found', { ids: sql<string[] | null>`ids`.as('ids') })
    .as(sql`select instructions_like(${search}, ${mostLooked}) as ids`)

/** Whether `foundBy` left it to the list. */
export const isCommon = sql<boolean>`(select ids is null from found)`

/** What of the list is asked for, and the order it has; `by` comes first in it, the id last. */
export type InOrder = {
  where: SQL | undefined
  by: typeof instructions.dueOn | typeof instructions.updatedAt
  order: SQL
}

/** Beside `foundBy`: what it found, or the first `limit` that are found among the next ones of the list. */
export const isFound = (search: unknown, { where, order }: InOrder, limit: unknown): SQL =>
  sql`${instructions.id} in (
    select unnest(ids) from found
    union all
    (select looked.id
       from (select ${instructions.id}, ${instructions.words} from ${instructions}
              where ${where ?? sql`true`} order by ${order} limit ${mostLooked}) looked
      where ${isCommon} and looked.words like all ((select patterns_of(${search}))::text[])
      limit ${limit}))`

/** The last one that was looked through for a page; none: nothing is behind it, or what was found is all there is. */
export const lastLooked = (tx: Tx, search: unknown, { where, by, order }: InOrder) =>
  tx
    .with(foundBy(tx, search))
    .select({ by, id: instructions.id })
    .from(instructions)
    .where(and(where, isCommon))
    .orderBy(order)
    .offset(mostLooked - 1)
    .limit(1)
