import { expect, it } from 'vitest'
import { CalendarDate, dateAt, Instant, later, span, yearAt } from './time.ts'

it('dates a moment by the German calendar, in summer and in winter', () => {
  expect(dateAt('2026-06-30T21:59:59.999Z')).toBe('2026-06-30')
  expect(dateAt('2026-06-30T22:00:00.000Z')).toBe('2026-07-01')
  expect(dateAt('2026-12-31T22:59:59.999Z')).toBe('2026-12-31')
})

it('starts the new year of numbers at German midnight', () => {
  expect(yearAt('2026-12-31T22:59:59.999Z')).toBe(2026)
  expect(yearAt('2026-12-31T23:00:00.000Z')).toBe(2027)
})

it.each(['2026-02-30', '2026-2-3', '20260203', '2026-02-03T00:00:00Z', ''])(
  'takes %j for no calendar date',
  (text) => expect(CalendarDate.safeParse(text).success).toBe(false),
)

it.each(['2026-02-03T00:00:00Z', '2026-02-03T00:00:00.000+01:00', '2026-02-03'])(
  'takes %j for no instant',
  (text) => expect(Instant.safeParse(text).success).toBe(false),
)

it('counts on from a moment, and back, to the millisecond', () => {
  expect(later('2026-12-31T23:59:59.999Z', 1)).toBe('2027-01-01T00:00:00.000Z')
  expect(later('2026-03-01T00:00:00.000Z', -span.day)).toBe('2026-02-28T00:00:00.000Z')
})
