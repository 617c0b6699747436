import { afterEach, expect, it } from 'vitest'
import { i18n } from '@lingui/core'
import { formatInstant, formatTime } from '../language/format.ts'
import { germanClockAt, germanToday, momentOfGermanClock } from './german-time.ts'
import { noteTime, portalNow } from './portal-clock.ts'

const says = (date: string) => noteTime(new Response(null, { headers: { date } }))
afterEach(() => {
  says(new Date().toUTCString())
  i18n.activate('de')
})

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

it('is today where the portal is, however the clock of the device is set', () => {
  says('Thu, 31 Dec 2026 22:59:58 GMT')
  expect(germanToday()).toBe('2026-12-31')
  says('Thu, 31 Dec 2026 23:00:00 GMT')
  expect(germanToday()).toBe('2027-01-01')
  expect(portalNow()).toMatch(/^2026-12-31T23:00:0/u)
})

it.each([
  ['de', '2026-12-03T13:05:00.000Z', '3. Dezember 2026, 14:05 MEZ'],
  ['de', '2026-10-25T00:30:00.000Z', '25. Oktober 2026, 02:30 MESZ'],
  ['de', '2026-10-25T01:30:00.000Z', '25. Oktober 2026, 02:30 MEZ'],
  ['en', '2026-12-03T13:05:00.000Z', '3 December 2026, 14:05 CET'],
  ['en', '2026-07-03T13:05:00.000Z', '3 July 2026, 15:05 CEST'],
])('names the clock in %s: %s is %s', (locale, at, said) => {
  i18n.activate(locale)
  expect(formatInstant(at)).toBe(said)
  expect(said.endsWith(formatTime(at))).toBe(true)
})
