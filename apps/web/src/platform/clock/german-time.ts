import { portalNow } from './portal-clock.ts'

const parts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** The German clock at a moment, as a date-time field takes it: `2026-11-23T08:05` */
export const germanClockAt = (at: string): string =>
  parts.format(new Date(at)).replace(' ', 'T').slice(0, 16)

/** The German calendar's date at a moment. */
export const germanDayAt = (at: string): string => germanClockAt(at).slice(0, 10)

/** Today by the German calendar and the portal's clock. */
export const germanToday = (): string => germanDayAt(portalNow())

/**
 * The moment at which the German clock shows this. In the hour that comes twice in October it is the first; the hour
 * that March leaves out is read as if the clock had not been changed yet.
 */
export function momentOfGermanClock(local: string): string {
  const asUtc = Date.parse(`${local}:00Z`)
  const shown = (offsetHours: number) => new Date(asUtc - offsetHours * 3_600_000).toISOString()
  const [summer, winter] = [shown(2), shown(1)]
  return germanClockAt(summer) === local ? summer : winter
}
