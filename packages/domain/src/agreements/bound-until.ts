import { Temporal } from 'temporal-polyfill'
import { workingDayFrom } from '../deadlines/working-days.ts'
import type { HolidayPlace } from '../region.ts'
import type { CalendarDate } from '../time.ts'

/**
 * The last day on which the provider can accept what the client has signed (§ 148 BGB): the day of the signature does not count
 * (§ 187 (1) BGB), and an end on a Saturday, Sunday or holiday moves to the next working day (§ 193 BGB).
 */
export const boundUntilFrom = (
  signedOn: CalendarDate,
  days: number,
  place: HolidayPlace,
): CalendarDate => workingDayFrom(Temporal.PlainDate.from(signedOn).add({ days }).toString(), place)
