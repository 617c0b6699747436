import { ClientId } from '@portal/domain/accounts/contract'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'

/** Whose list, as of when; it lives in the address. Without a day it is today's. */
const ListState = z.object({
  on: CalendarDate.nullable().catch(null),
  clientId: ClientId.nullable().catch(null),
})
export type ListState = z.output<typeof ListState>

export const listStateOf = (query: (name: string) => string | null): ListState =>
  ListState.parse({ on: query('on'), clientId: query('clientId') })

export function addressOf(state: ListState): string {
  const chosen = Object.entries(state).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return `/unterauftragnehmer${chosen.length > 0 ? `?${new URLSearchParams(chosen)}` : ''}`
}
