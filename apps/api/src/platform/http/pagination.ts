import { invalid } from '@portal/domain/fault'
import type { Page } from '@portal/domain/page'
import { line } from '@portal/domain/text'
import { Instant } from '@portal/domain/time'
import { type AnyColumn, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'

const TimeMark = z.tuple([Instant, z.uuid()])
const NameMark = z.tuple([line(300), z.uuid()])
// What has no day of its own comes last, on one that is out of everybody's reach.
const DayMark = z.tuple([z.iso.date(), z.uuid()])
const SequenceMark = z.tuple([z.string().regex(/^\d{1,9}$/u), z.uuid()])
const FirstMark = z.tuple([z.templateLiteral([z.enum(['0', '1']), '/', Instant]), z.uuid()])

/** Where a page ended: the last row's sort value and id; opaque to whoever holds it. */
export const cursorAt = (mark: Mark): string =>
  Buffer.from(JSON.stringify([mark.by, mark.id])).toString('base64url')
type Mark = { by: string; id: string }

function decode<T extends z.ZodType>(mark: T, cursor: string): z.output<T> {
  try {
    return mark.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw invalid('/cursor', 'cursor', 'is no cursor of this list')
  }
}

/** The last row of the page before, by what its list is sorted by; both undefined on the first page. */
export type Last = { lastBy: string | undefined; lastId: string | undefined }
/** The same where only its places are known yet. */
type LastPlaces = { lastBy: unknown; lastId: unknown }

const lastOf =
  (mark: z.ZodType<[string, string]>) =>
  (cursor: string | undefined): Last => {
    const [lastBy, lastId] = cursor === undefined ? [] : decode(mark, cursor)
    return { lastBy, lastId }
  }
/** Each throws `invalid` for a cursor of another list. */
export const lastByTime = lastOf(TimeMark)
export const lastByName = lastOf(NameMark)
export const lastByDay = lastOf(DayMark)
export const lastByNumber = lastOf(SequenceMark)
export const lastByFirst = (
  cursor: string | undefined,
): Last & { lastIsFirst: boolean | undefined } => {
  const { lastBy, lastId } = lastOf(FirstMark)(cursor)
  return { lastIsFirst: lastBy?.startsWith('1'), lastBy: lastBy?.slice(2), lastId }
}

/** What lies behind the last in a list sorted by time, newest first; a keyset, so the millionth row costs what the first does. */
export const behind = ({ lastBy, lastId }: LastPlaces, at: AnyColumn, id: AnyColumn) =>
  lastBy === undefined ? undefined : sql`(${at}, ${id}) < (${lastBy}::timestamptz, ${lastId}::uuid)`

/** The same for a list sorted by name, A to Z. */
export const afterName = ({ lastBy, lastId }: LastPlaces, name: AnyColumn, id: AnyColumn) =>
  lastBy === undefined
    ? undefined
    : // The first part by itself is what an index is asked for where name and id are of two tables.
      sql`(${name} >= ${lastBy} and (${name}, ${id}) > (${lastBy}, ${lastId}::uuid))`

/** The same for a list sorted by a day, the nearest first. */
export const afterDay = ({ lastBy, lastId }: LastPlaces, day: AnyColumn, id: AnyColumn) =>
  lastBy === undefined ? undefined : sql`(${day}, ${id}) > (${lastBy}::date, ${lastId}::uuid)`

/** The same for a list sorted by number within one client, the highest first; its rows' `id` is the client. */
export const belowSequence = ({ lastBy }: LastPlaces, sequence: AnyColumn) =>
  lastBy === undefined ? undefined : sql`${sequence} < ${lastBy}::int`

/** The same for a list that shows some rows before all others, then the newest; `by` of a mark is `1/…` for those, else `0/…`. */
export const behindFirst = (
  { lastIsFirst, lastBy, lastId }: LastPlaces & { lastIsFirst: unknown },
  first: SQL<boolean>,
  at: AnyColumn,
  id: AnyColumn,
): SQL | undefined =>
  lastBy === undefined
    ? undefined
    : sql`(${first}, ${at}, ${id}) < (${lastIsFirst}::boolean, ${lastBy}::timestamptz, ${lastId}::uuid)`

/** A handful of rows: one page always, in the shape of every list. */
export const whole = <T>(items: T[]): Page<T> => ({ items, nextCursor: null })

/** Cuts `limit + 1` rows to a page; the row too many says that there is a next one. */
export function toPage<Row, Item>(
  rows: Row[],
  limit: number,
  mark: (row: Row) => Mark,
  item: (row: Row) => Item,
): Page<Item> {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const more = rows.length > limit && last
  return { items: shown.map(item), nextCursor: more ? cursorAt(mark(last)) : null }
}
