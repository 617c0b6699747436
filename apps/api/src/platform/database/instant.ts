import type { Instant } from '@portal/domain/time'
import { customType } from 'drizzle-orm/pg-core'

/** PostgreSQL's text of a `timestamptz(3)` in a UTC session, as RFC 3339 with milliseconds. */
export function toInstant(text: string): Instant {
  // `2026-11-23 06:02:26+00`, with one to three more digits where there are milliseconds.
  const millis = text.slice(20, -3)
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${millis.padEnd(3, '0')}Z`
}

/** SQL of a moment as the same text, where a statement answers with JSON and no column reads it. */
export const instantText = (moment: string): string =>
  `to_char(${moment} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

/** A column that holds a moment; text on both sides, because parsing sixty dates costs more than the query. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: toInstant,
})
