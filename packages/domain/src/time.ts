import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'

// Contracts and deadlines of people living now; the database and the calendar have limits further out.
function isWithinReach(text: string): boolean {
  return text >= '1900' && text < '2200'
}

/** A moment in UTC with milliseconds, RFC 3339, always with `Z`: text compares as time does. */
export const Instant = z.iso
  .datetime({ precision: 3 })
  .refine(isWithinReach, { error: 'is out of reach' })
export type Instant = z.output<typeof Instant>

/** A moment as somebody sends it: RFC 3339 with any offset or precision, kept as an `Instant`. */
export const Moment = z.iso
  .datetime({ offset: true })
  .refine(isWithinReach, { error: 'is out of reach' })
  .transform((text) => new Date(text).toISOString())

/** Spans of time, in milliseconds. */
export const span = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** The moment so many milliseconds later; earlier, where they are negative. */
export const later = (at: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(at) + milliseconds).toISOString()

/** A calendar date without a place or time, `YYYY-MM-DD`. */
export const CalendarDate = z.iso.date().refine(isWithinReach, { error: 'is out of reach' })
export type CalendarDate = z.output<typeof CalendarDate>

/** The place whose clock counts for days, deadlines and numbers. */
export const timeZone = 'Europe/Berlin'

/** The calendar date in Germany at a moment. */
export const dateAt = (at: Instant): CalendarDate =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString()

/** When a calendar date begins in Germany. */
export const startOf = (date: CalendarDate): Instant =>
  new Date(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone }).epochMilliseconds,
  ).toISOString()

/** The year that a number such as `W-2026-0001` carries when it is given at this moment. */
export const yearAt = (at: Instant): number =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).year

/** The calendar date before one. */
export const dayBefore = (date: CalendarDate): CalendarDate =>
  Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()

/** Until when a paper of the contract is kept that was valid until a day: three full calendar years more (§9, §16). */
export const keptUntil = (validUntil: CalendarDate): CalendarDate =>
  `${Temporal.PlainDate.from(validUntil).year + 3}-12-31`
