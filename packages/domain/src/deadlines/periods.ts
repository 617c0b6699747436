import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { CalendarDate } from '../time.ts'

/** A span as contracts name it. */
export const Period = z.strictObject({
  count: z.int().min(1).max(104),
  unit: z.enum(['weeks', 'months']),
})
export type Period = z.output<typeof Period>

/**
 * The last day of a period that an event sets going: its day does not count (§ 187 (1) BGB), and it ends on the day of the same
 * name or number, in a month without that number on its last (§ 188 (2), (3) BGB).
 */
export const lastDayOf = (from: CalendarDate, { count, unit }: Period): CalendarDate =>
  Temporal.PlainDate.from(from)
    .add({ [unit]: count })
    .toString()

export const periodInGerman = ({ count, unit }: Period): string =>
  unit === 'weeks'
    ? `${count} ${count === 1 ? 'Woche' : 'Wochen'}`
    : `${count} ${count === 1 ? 'Monat' : 'Monate'}`

/** Behind „von“: 3 Monaten. */
export const afterVon = (period: Period): string =>
  periodInGerman(period).replace(/Monate$/u, 'Monaten')

export const periodInEnglish = ({ count, unit }: Period): string =>
  `${count} ${count === 1 ? unit.slice(0, -1) : unit}`
