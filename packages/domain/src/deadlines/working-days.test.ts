import { expect, it } from 'vitest'
import { isWorkingDay, workingDaysBefore } from './working-days.ts'
import { type HolidayPlace, passau } from '../region.ts'

it.each([
  ['2026-11-23', true], // a Monday
  ['2026-11-21', false], // a Saturday
  ['2026-11-22', false], // a Sunday
  ['2026-01-06', false], // Epiphany, in Bavaria
  ['2026-04-03', false], // Good Friday
  ['2026-06-04', false], // Corpus Christi
  ['2026-12-24', true], // Christmas Eve is none by law
  ['2026-12-25', false],
])('knows whether people work on %s', (day, expected) => {
  expect(isWorkingDay(day, passau)).toBe(expected)
})

it.each([
  [
    'from a Tuesday to the Monday before it',
    '2026-11-24T09:00:00.000Z',
    1,
    '2026-11-23T09:00:00.000Z',
  ],
  ['over a weekend', '2026-11-23T09:00:00.000Z', 1, '2026-11-20T09:00:00.000Z'],
  ['over a holiday', '2026-01-07T09:00:00.000Z', 1, '2026-01-05T09:00:00.000Z'],
  ['over Easter', '2026-04-07T08:00:00.000Z', 1, '2026-04-02T08:00:00.000Z'],
  [
    'at the same time of day, whatever the clocks did',
    '2026-03-30T08:00:00.000Z',
    1,
    '2026-03-27T09:00:00.000Z',
  ],
])('counts working days back %s', (_, at, count, expected) => {
  expect(workingDaysBefore(at, count, passau)).toBe(expected)
})

const place = (
  region: HolidayPlace['region'],
  ...localHolidays: HolidayPlace['localHolidays']
) => ({
  region,
  municipality: null,
  localHolidays,
})
it.each([
  ['2028-08-15', passau, false], // Mariä Himmelfahrt, where the municipality is mostly Catholic
  ['2028-08-15', place('DE-BY'), true], // elsewhere in Bavaria it is none
  ['2028-08-08', place('DE-BY', 'peace-festival'), false], // in Augsburg
  ['2028-08-08', passau, true],
  ['2028-08-15', place('DE-SL'), false], // all of the Saarland
  ['2028-06-15', place('DE-TH'), true], // Corpus Christi, in the Eichsfeld alone
  ['2028-06-15', place('DE-TH', 'corpus-christi'), false],
  ['2028-10-31', place('DE-SN'), false], // Reformation Day
  ['2028-10-31', passau, true],
])('goes by the holidays of the Land and of the municipality on %s', (day, where, expected) => {
  expect(isWorkingDay(day, where)).toBe(expected)
})
