import { expect, it } from 'vitest'
import { passau } from '../region.ts'
import { BindingDays, isBoundNoMore } from './bound.ts'
import { boundUntilFrom } from './bound-until.ts'

it.each([
  ['a Monday', '2026-11-30', 14, '2026-12-14'],
  ['the day of the signature does not count', '2026-12-01', 3, '2026-12-04'],
  ['a Saturday moves to Monday', '2026-12-05', 14, '2026-12-21'],
  ['a Sunday moves to Monday', '2026-11-29', 14, '2026-12-14'],
  ['Christmas moves behind the weekend', '2026-12-11', 14, '2026-12-28'],
  ['Good Friday moves behind Easter', '2027-03-12', 14, '2027-03-30'],
  ['New Year’s Day moves into the other year', '2026-12-18', 14, '2027-01-04'],
  ['over the change to summer time', '2027-03-24', 5, '2027-03-30'],
  ['over the change to winter time', '2026-10-24', 3, '2026-10-27'],
  ['over a leap day', '2028-02-28', 3, '2028-03-02'],
])('the client is bound until a working day: %s', (_, signedOn, days, until) => {
  expect(boundUntilFrom(signedOn, days, passau)).toBe(until)
})

it('goes by the holidays of the provider’s place', () => {
  expect(boundUntilFrom('2028-08-01', 14, passau)).toBe('2028-08-16')
  const berlin = { region: 'DE-BE' as const, municipality: null, localHolidays: [] }
  expect(boundUntilFrom('2028-08-01', 14, berlin)).toBe('2028-08-15')
})

it('binds until that day is over, and without a day for ever', () => {
  expect(isBoundNoMore('2026-12-14', '2026-12-14')).toBe(false)
  expect(isBoundNoMore('2026-12-14', '2026-12-15')).toBe(true)
  expect(isBoundNoMore(null, '2099-12-31')).toBe(false)
})

it('binds for three days at least and sixty at most', () => {
  const isPossible = (days: number) => BindingDays.safeParse(days).success
  expect([2, 3, 60, 61, 14.5].map(isPossible)).toEqual([false, true, true, false, false])
})
