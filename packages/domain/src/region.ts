import { z } from 'zod'
import { folded, line } from './text.ts'

const names = {
  'DE-BW': 'Baden-Württemberg',
  'DE-BY': 'Bayern',
  'DE-BE': 'Berlin',
  'DE-BB': 'Brandenburg',
  'DE-HB': 'Bremen',
  'DE-HH': 'Hamburg',
  'DE-HE': 'Hessen',
  'DE-MV': 'Mecklenburg-Vorpommern',
  'DE-NI': 'Niedersachsen',
  'DE-NW': 'Nordrhein-Westfalen',
  'DE-RP': 'Rheinland-Pfalz',
  'DE-SL': 'Saarland',
  'DE-SN': 'Sachsen',
  'DE-ST': 'Sachsen-Anhalt',
  'DE-SH': 'Schleswig-Holstein',
  'DE-TH': 'Thüringen',
} as const

/** A Land of Germany by its code of ISO 3166-2: its holidays count. */
export const Region = z.enum(Object.keys(names) as (keyof typeof names)[])
export type Region = z.output<typeof Region>
const english: Record<string, Region> = {
  bavaria: 'DE-BY',
  hesse: 'DE-HE',
  lowersaxony: 'DE-NI',
  mecklenburgwesternpomerania: 'DE-MV',
  northrhinewestphalia: 'DE-NW',
  rhinelandpalatinate: 'DE-RP',
  saxony: 'DE-SN',
  saxonyanhalt: 'DE-ST',
  thuringia: 'DE-TH',
}

/** The Land that is named by its code, with or without `DE-`, or in German or English; null for what names none. */
export function regionNamed(text: string): Region | null {
  const wanted = folded(text)
  const found = Region.options.find(
    (code) =>
      folded(code) === wanted || folded(code.slice(3)) === wanted || folded(names[code]) === wanted,
  )
  return found ?? english[wanted] ?? null
}

/** Holidays of some municipalities of a Land alone. */
export const LocalHoliday = z.enum(['assumption', 'peace-festival', 'corpus-christi'])
export type LocalHoliday = z.output<typeof LocalHoliday>

/** Which of them some municipalities of the Land have and others do not. */
export const localHolidaysOf = (region: Region): LocalHoliday[] => locals[region] ?? []
const locals: Partial<Record<Region, LocalHoliday[]>> = {
  'DE-BY': ['assumption', 'peace-festival'],
  'DE-SN': ['corpus-christi'],
  'DE-TH': ['corpus-christi'],
}

/** Whose holidays count (§ 193 BGB): those of a Land, and what its municipality has besides. */
export const HolidayPlace = z
  .strictObject({
    region: Region,
    municipality: line(100).nullable(),
    localHolidays: z.array(LocalHoliday).max(LocalHoliday.options.length),
  })
  .refine(
    ({ region, localHolidays }) =>
      localHolidays.every((each) => localHolidaysOf(region).includes(each)),
    {
      path: ['localHolidays'],
      error: 'is no holiday of a municipality of this Land',
      params: { rule: 'not-of-region' },
    },
  )
export type HolidayPlace = z.output<typeof HolidayPlace>

/** The place of the contract the portal was made for. */
export const passau: HolidayPlace = {
  region: 'DE-BY',
  municipality: 'Passau',
  localHolidays: ['assumption'],
}
