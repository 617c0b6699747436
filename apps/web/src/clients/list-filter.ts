import { pages } from '@portal/domain/addresses'
import { ClientFilter, ClientQuery, ClientSort } from '@portal/domain/clients/contract'
import { withQuery } from '../platform/navigation/with-query.ts'

const Search = ClientQuery.shape.search.unwrap()

/** What of the list is shown; it lives in the address. */
export type ListFilter = {
  filter: ClientFilter | null
  search: string | null
  /** Null: by name, A to Z. */
  sort: Exclude<ClientSort, 'name'> | null
}

/** The filter in an address such as `?filter=no-agreement&search=passau`. What an address says wrongly is left out. */
export function filterFrom(query: (name: string) => string | null): ListFilter {
  const sort = ClientSort.safeParse(query('sort')).data ?? 'name'
  return {
    filter: ClientFilter.safeParse(query('filter')).data ?? null,
    search: Search.safeParse(query('search')).data ?? null,
    sort: sort === 'name' ? null : sort,
  }
}

export const addressOf = (filter: ListFilter): string => withQuery(pages.clients.list, filter)

export const isNarrowed = ({ filter, search }: ListFilter): boolean =>
  filter !== null || search !== null
