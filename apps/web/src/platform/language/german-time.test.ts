import { expect, it } from 'vitest'
import { germanClockAt, momentOfGermanClock } from './german-time.ts'

it.each([
  ['2026-11-23T08:05', '2026-11-23T07:05:00.000Z'],
  ['2026-07-01T00:30', '2026-06-30T22:30:00.000Z'],
  ['2026-10-25T01:59', '2026-10-24T23:59:00.000Z'],
  ['2026-10-25T03:00', '2026-10-25T02:00:00.000Z'],
])('%s on a German clock is %s', (clock, moment) => {
  expect(momentOfGermanClock(clock)).toBe(moment)
  expect(germanClockAt(moment)).toBe(clock)
})

it('takes the first of the two hours in which clocks are set back', () => {
  expect(momentOfGermanClock('2026-10-25T02:30')).toBe('2026-10-25T00:30:00.000Z')
})

it('reads the hour that does not exist in spring as the one after it', () => {
  expect(germanClockAt(momentOfGermanClock('2026-03-29T02:30'))).toBe('2026-03-29T03:30')
})
