import { countryName, placeName } from '@portal/domain/country'
import type { Figure } from '@portal/domain/figure'
import { localeNow } from './i18n.ts'

const regions = { de: 'de-DE', en: 'en-GB' }
const formats = new Map<string, Intl.DateTimeFormat>()

function format(options: Intl.DateTimeFormatOptions, timeZone: string, at: Date): string {
  const id = `${localeNow()} ${timeZone} ${JSON.stringify(options)}`
  const made =
    formats.get(id) ?? new Intl.DateTimeFormat(regions[localeNow()], { ...options, timeZone })
  formats.set(id, made)
  return made.format(at)
}

const day = { day: 'numeric', month: 'long', year: 'numeric' } as const
const shortDay = { day: '2-digit', month: '2-digit', year: 'numeric' } as const
// Whoever reads it may sit elsewhere, and in October an hour comes twice: the clock is named.
const time = { hour: '2-digit', minute: '2-digit', timeZoneName: 'short' } as const
const germany = 'Europe/Berlin'

// A calendar date has no place: read and shown in UTC it stays the day it is.
const atNoon = (date: string) => new Date(`${date}T12:00:00Z`)

/** `2026-12-03` → 3. Dezember 2026 */
export const formatDate = (date: string): string => format(day, 'UTC', atNoon(date))
/** `2026-12-03` → 03.12.2026 */
export const formatShortDate = (date: string): string => format(shortDay, 'UTC', atNoon(date))
/** A moment → 3. Dezember 2026, 14:05 MEZ */
export const formatInstant = (at: string): string =>
  `${format(day, germany, new Date(at))}, ${formatTime(at)}`
/** A moment → 14:05 MEZ */
export const formatTime = (at: string): string => format(time, germany, new Date(at))
/** A moment → 03.12.2026 by the German calendar */
export const formatInstantDay = (at: string): string => format(shortDay, germany, new Date(at))

export const formatNumber = (value: number): string =>
  new Intl.NumberFormat(regions[localeNow()]).format(value)

/** What was counted up to a hundred: 7, or 100+ */
export const formatFigure = ({ count, more }: Figure): string =>
  `${formatNumber(count)}${more ? '+' : ''}`

/** 123 456 (cents) → 1.234,56 € */
export const formatEuro = (cents: number): string =>
  new Intl.NumberFormat(regions[localeNow()], { style: 'currency', currency: 'EUR' }).format(
    cents / 100,
  )

/** 1 258 291 → 1,3 MB; what is not even a kilobyte in bytes */
export function formatSize(bytes: number): string {
  const [value, unit] =
    bytes < 1000
      ? [bytes, 'byte']
      : bytes < 1_000_000
        ? [bytes / 1000, 'kilobyte']
        : [bytes / 1_000_000, 'megabyte']
  return new Intl.NumberFormat(regions[localeNow()], {
    style: 'unit',
    unit,
    maximumFractionDigits: 1,
  }).format(value)
}

/** `DE` → Deutschland */
export const formatCountry = (code: string): string => countryName(code, regions[localeNow()])
/** `DE` or Germany → Deutschland; what else stands there stays as it was written. */
export const formatPlace = (place: string): string => placeName(place, localeNow())
