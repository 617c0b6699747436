import { z } from 'zod'

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
const folded = (text: string) => text.toLowerCase().replaceAll(/[^a-zäöüß]/gu, '')
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
