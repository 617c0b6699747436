import type { Instant } from '@portal/domain/time'
import { customType } from 'drizzle-orm/pg-core'

/** PostgreSQL's text of a `timestamptz(3)` in a UTC session, as RFC 3339 with milliseconds. */
export function toInstant(text: string): Instant {
  const [day, rest = ''] = text.split(' ')
  const [clock = '', millis = ''] = rest.replace('+00', '').split('.')
  return `${day}T${clock}.${millis.padEnd(3, '0')}Z`
}

/** A column that holds a moment; text on both sides, because parsing sixty dates costs more than the query. */
export const instant = customType<{ data: Instant; driverData: string }>({
  dataType: () => 'timestamptz(3)',
  fromDriver: toInstant,
})
