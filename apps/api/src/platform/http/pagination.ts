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

/**
 * What lies behind the cursor in a list sorted by time, newest first; a keyset, so the millionth row costs what the
 * first does. Throws `invalid` for a cursor of another list.
 */
export function behind(cursor: string | undefined, at: AnyColumn, id: AnyColumn): SQL | undefined {
  if (cursor === undefined) return undefined
  const [lastAt, lastId] = decode(TimeMark, cursor)
  return sql`(${at}, ${id}) < (${lastAt}::timestamptz, ${lastId}::uuid)`
}

/** The same for a list sorted by name, A to Z. */
export function afterName(
  cursor: string | undefined,
  name: AnyColumn,
  id: AnyColumn,
): SQL | undefined {
  if (cursor === undefined) return undefined
  const [lastName, lastId] = decode(NameMark, cursor)
  // The first part by itself is what an index is asked for where name and id are of two tables.
  return sql`(${name} >= ${lastName} and (${name}, ${id}) > (${lastName}, ${lastId}::uuid))`
}

/** The same for a list sorted by a day, the nearest first. */
export function afterDay(
  cursor: string | undefined,
  day: AnyColumn,
  id: AnyColumn,
): SQL | undefined {
  if (cursor === undefined) return undefined
  const [lastDay, lastId] = decode(DayMark, cursor)
  return sql`(${day}, ${id}) > (${lastDay}::date, ${lastId}::uuid)`
}

/** The same for a list sorted by number within one client, the highest first; its rows' `id` is the client. */
export function belowSequence(cursor: string | undefined, sequence: AnyColumn): SQL | undefined {
  if (cursor === undefined) return undefined
  const [last] = decode(SequenceMark, cursor)
  return sql`${sequence} < ${Number(last)}`
}

/** The same for a list that shows some rows before all others, then the newest; `by` is `1/…` for those, else `0/…`. */
export function behindFirst(
  cursor: string | undefined,
  first: SQL<boolean>,
  at: AnyColumn,
  id: AnyColumn,
): SQL | undefined {
  if (cursor === undefined) return undefined
  const [last, lastId] = decode(FirstMark, cursor)
  return sql`(${first}, ${at}, ${id}) < (${last.startsWith('1')}, ${last.slice(2)}::timestamptz, ${lastId}::uuid)`
}

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
