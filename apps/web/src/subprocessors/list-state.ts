import { ClientId } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { CalendarDate } from '@portal/domain/time'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'

/** Whose list, as of when; it lives in the address. Without a day it is today's. */
const ListState = z.object({
  on: CalendarDate.nullable().catch(null),
  clientId: ClientId.nullable().catch(null),
  /** The provider's list without those that work for nobody that day. */
  only: z.literal('engaged').nullable().catch(null),
})
export type ListState = z.output<typeof ListState>

export const listStateOf = (query: (name: string) => string | null): ListState =>
  ListState.parse({ on: query('on'), clientId: query('clientId'), only: query('only') })

export const addressOf = (state: ListState): string => withQuery(pages.subprocessors.list, state)
