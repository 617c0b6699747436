import type { Address } from '@portal/domain/clients/contract'
import { countryName, homeCountry } from '@portal/domain/country'
import { type CalendarDate, type Instant, timeZone } from '@portal/domain/time'

/** 23.11.2026 */
export const germanDate = (date: CalendarDate): string => date.split('-').toReversed().join('.')

const clock = new Intl.DateTimeFormat('de-DE', { timeZone, dateStyle: 'medium', timeStyle: 'long' })

/** 23.11.2026, 14:05:09 MEZ */
export const germanTime = (at: Instant): string => clock.format(new Date(at))

/** The country by its German name; none for Germany, where every letter starts from. */
const foreignCountry = (code: string): string =>
  code === homeCountry ? '' : countryName(code, 'de')

/** On one line: Franz-Wimmer-Str. 16, 94036 Passau */
export const germanAddress = ({ street, postalCode, city, country }: Address): string =>
  [street, `${postalCode} ${city}`, foreignCountry(country)].filter(Boolean).join(', ')
