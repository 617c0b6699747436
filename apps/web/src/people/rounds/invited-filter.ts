import { pages } from '@portal/domain/addresses'
import { InvitedQuery, InvitedState } from '@portal/domain/people/rounds'
import { withQuery } from '../../platform/navigation/with-query.ts'

const Search = InvitedQuery.shape.search.unwrap()

/** What of the list is shown; it lives in the address. */
export type InvitedFilter = {
  /** Null: everybody who has not arrived. */
  state: InvitedState | null
  search: string | null
}

/** The filter in an address such as `?state=opened`. What an address says wrongly is left out. */
export const invitedFilterFrom = (query: (name: string) => string | null): InvitedFilter => ({
  state: InvitedState.safeParse(query('state')).data ?? null,
  search: Search.safeParse(query('search')).data ?? null,
})

export const addressOf = (filter: InvitedFilter): string => withQuery(pages.clients.invited, filter)
