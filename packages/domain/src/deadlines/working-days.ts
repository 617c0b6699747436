import { Temporal } from 'temporal-polyfill'
import { isHoliday } from './holidays.ts'
import type { HolidayPlace } from '../region.ts'
import { type CalendarDate, type Instant, timeZone } from '../time.ts'

/** A day on which people work: not a Saturday, Sunday or holiday of the place (§ 193 BGB). */
export const isWorkingDay = (date: CalendarDate, place: HolidayPlace): boolean =>
  Temporal.PlainDate.from(date).dayOfWeek <= 5 && !isHoliday(date, place)

/** The first working day from a date on, itself among them (§ 193 BGB). */
export const workingDayFrom = (date: CalendarDate, place: HolidayPlace): CalendarDate =>
  isWorkingDay(date, place)
    ? date
    : workingDayFrom(Temporal.PlainDate.from(date).add({ days: 1 }).toString(), place)

/** The same time of day, `count` working days earlier; holidays and weekends in between do not count. */
export function workingDaysBefore(at: Instant, count: number, place: HolidayPlace): Instant {
  let moment = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  for (let left = count; left > 0;) {
    moment = moment.subtract({ days: 1 })
    if (isWorkingDay(moment.toPlainDate().toString(), place)) left -= 1
  }
  return new Date(moment.epochMilliseconds).toISOString()
}
