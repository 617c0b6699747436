import type { Address } from '@portal/domain/clients/contract'
import { type CalendarDate, type Instant, timeZone } from '@portal/domain/time'

/** 23.11.2026 */
export const germanDate = (date: CalendarDate): string => date.split('-').toReversed().join('.')

const clock = new Intl.DateTimeFormat('de-DE', { timeZone, dateStyle: 'medium', timeStyle: 'long' })

/** 23.11.2026, 14:05:09 MEZ */
export const germanTime = (at: Instant): string => clock.format(new Date(at))

const countries = new Intl.DisplayNames('de', { type: 'region' })

/** The country by its German name; none for Germany, where every letter starts from. */
export const foreignCountry = (code: string): string => {
  if (code === 'DE') return ''
  return /^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code
}

/** On one line: Franz-Wimmer-Str. 16, 94036 Passau */
export const germanAddress = ({ street, postalCode, city, country }: Address): string =>
  [street, `${postalCode} ${city}`, foreignCountry(country)].filter(Boolean).join(', ')
