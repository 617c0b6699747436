import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Connections } from './db.ts'

/** A process whose clock is further from the database's than this does nothing. */
const mostApartMs = 2_000

/** Asks the database what time it is. */
export type AskTime = () => Promise<Date>

/** What time the database has, to the millisecond, by whatever connection there is. */
export async function timeBy(
  query: (text: string) => Promise<{ rows: { ms: string }[] }>,
): Promise<Date> {
  const { rows } = await query(
    'select floor(extract(epoch from clock_timestamp()) * 1000)::text as ms',
  )
  return new Date(Number(rows[0]?.ms))
}

/** The same by one of these connections. */
export const timeOf = (connections: Connections): Promise<Date> =>
  connections.transaction(null, (tx) => timeBy((text) => tx.execute<{ ms: string }>(sql.raw(text))))

/**
 * How far this process's clock is ahead of the database's, in milliseconds (negative: behind). What the way there and back
 * took cannot be told from a difference; it counts for neither side.
 */
export async function clockAhead(ask: AskTime, clock: () => Instant): Promise<number> {
  const asked = Date.parse(clock())
  const there = (await ask()).getTime()
  const answered = Date.parse(clock())
  if (there < asked) return asked - there
  if (there > answered) return answered - there
  return 0
}

/** The line for the operator; null while the two are together. */
export function apartLine(aheadMs: number): string | null {
  if (Math.abs(aheadMs) <= mostApartMs) return null
  const seconds = Math.round(Math.abs(aheadMs) / 1000)
  return `The clock of this machine is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the database's: set both by NTP. Nothing is written until they agree.`
}

export type ClockWatch = {
  /** Whether the two were apart when they were compared last. */
  isApart: () => boolean
  /** Compares them; a database that does not answer changes nothing. Resolves to the line for the operator where that is news. */
  compare: () => Promise<string | null>
}

export function watchClock(ask: AskTime, clock: () => Instant): ClockWatch {
  let apart: string | null = null
  return {
    isApart: () => apart !== null,
    compare: async () => {
      const before = apart
      apart = apartLine(await clockAhead(ask, clock))
      return before === null ? apart : null
    },
  }
}
