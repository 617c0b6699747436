import { getHolidays } from 'feiertagejs'
import { Temporal } from 'temporal-polyfill'
import { type CalendarDate, type Instant, timeZone } from './time.ts'

/** The Land whose holidays count; the provider's. */
const holidayRegion = 'BY'

/** A day on which people work: not a Saturday, Sunday or holiday of the region (§ 193 BGB). */
export function isWorkingDay(date: CalendarDate): boolean {
  const day = Temporal.PlainDate.from(date)
  return day.dayOfWeek <= 5 && !holidaysOf(day.year).has(date)
}

/** The same time of day, `count` working days earlier; holidays and weekends in between do not count. */
export function workingDaysBefore(at: Instant, count: number): Instant {
  let moment = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  for (let left = count; left > 0;) {
    moment = moment.subtract({ days: 1 })
    if (isWorkingDay(moment.toPlainDate().toString())) left -= 1
  }
  return new Date(moment.epochMilliseconds).toISOString()
}

const known = new Map<number, Set<string>>()
function holidaysOf(year: number): Set<string> {
  const days =
    known.get(year) ??
    new Set(getHolidays(String(year), holidayRegion).map(({ dateString }) => dateString))
  known.set(year, days)
  return days
}
