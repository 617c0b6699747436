import { getHolidays, type Region as Bundesland } from 'feiertagejs'
import { type HolidayPlace, type LocalHoliday, localHolidaysOf, type Region } from '../region.ts'
import type { CalendarDate } from '../time.ts'

/** Whether it is a holiday there. */
export const isHoliday = (date: CalendarDate, place: HolidayPlace): boolean =>
  holidaysOf(date.slice(0, 4), place).has(date)

const known = new Map<string, Set<string>>()
function holidaysOf(year: string, { region, localHolidays }: HolidayPlace): Set<string> {
  const key = [year, region, ...localHolidays.toSorted()].join(' ')
  const days = known.get(key) ?? new Set(daysOf(year, region, localHolidays))
  known.set(key, days)
  return days
}

/** What the library calls the holidays that are local here, and the region of it that has them. */
const inLibrary: Record<LocalHoliday, { name: string; of: Bundesland }> = {
  assumption: { name: 'MARIAHIMMELFAHRT', of: 'BY' },
  'peace-festival': { name: 'AUGSBURGER_FRIEDENSFEST', of: 'AUGSBURG' },
  'corpus-christi': { name: 'FRONLEICHNAM', of: 'BY' },
}

function daysOf(year: string, region: Region, had: LocalHoliday[]): string[] {
  const local = localHolidaysOf(region)
  // A region of the library's own name ends in what stands behind `DE-`.
  const ofLand = getHolidays(year, region.slice(3) as Bundesland).filter(
    ({ name }) => !local.some((each) => inLibrary[each].name === name),
  )
  const besides = had.flatMap((each) =>
    getHolidays(year, inLibrary[each].of).filter(({ name }) => name === inLibrary[each].name),
  )
  return [...ofLand, ...besides].map(({ dateString }) => dateString)
}
