import type { Side } from '@portal/domain/access'
import { ClientId } from '@portal/domain/accounts/contract'
import { pages } from '@portal/domain/addresses'
import { InstructionQuery } from '@portal/domain/instructions/contract'
import { Urgency } from '@portal/domain/instructions/urgency'
import { InstructionKind } from '@portal/domain/instructions/kinds'
import { Status } from '@portal/domain/instructions/machine'
import { z } from 'zod'
import { withQuery } from '../platform/navigation/with-query.ts'

const View = z.enum(['open', 'all', 'ended'])
const Turn = InstructionQuery.shape.turn.unwrap()
const Sort = InstructionQuery.shape.sort.unwrap()
const Search = InstructionQuery.shape.search.unwrap()

/** What the list shows; it lives in the address, so that it can be kept and sent to a colleague. */
export type ListFilter = {
  view: z.output<typeof View>
  status: Status | null
  kind: InstructionKind | null
  clientId: string | null
  /** Whose turn it is. */
  turn: 'client' | 'provider' | null
  urgency: Urgency | null
  /** `true`: only those whose wished day is over. */
  overdue: 'true' | null
  search: string | null
  sort: 'moved' | 'due'
}

/**
 * The filter in an address such as `?view=all&kind=erasure`. What an address says wrongly is left out. Without a word
 * the provider sees what is open by the day it is due, a client everything it ever ordered.
 */
export function filterFrom(query: (name: string) => string | null, side: Side): ListFilter {
  const status = Status.safeParse(query('status')).data ?? null
  const view = View.safeParse(query('view')).data ?? (side === 'provider' ? 'open' : 'all')
  return {
    // One status is narrower than any view and takes its place.
    view: status ? 'all' : view,
    status,
    kind: InstructionKind.safeParse(query('kind')).data ?? null,
    clientId: ClientId.safeParse(query('clientId')).data ?? null,
    turn: Turn.safeParse(query('turn')).data ?? null,
    urgency: Urgency.safeParse(query('urgency')).data ?? null,
    overdue: query('overdue') === 'true' ? 'true' : null,
    search: Search.safeParse(query('search')).data ?? null,
    sort: Sort.safeParse(query('sort')).data ?? defaultSort(side),
  }
}

const defaultSort = (side: Side) => (side === 'provider' ? 'due' : 'moved')

export function addressOf({ status, view, ...rest }: ListFilter): string {
  return withQuery(pages.instructions.list, { ...(status ? { status } : { view }), ...rest })
}

/** The filter as the API takes it. */
export const queryOf = ({ view, sort, ...filter }: ListFilter) => ({
  open: view === 'all' ? null : view === 'open',
  ...filter,
  sort: sort === 'due' ? sort : null,
})

/** Nothing but the view and the order. */
export const widened = ({ view, sort }: Pick<ListFilter, 'view' | 'sort'>): ListFilter => ({
  view,
  status: null,
  kind: null,
  clientId: null,
  turn: null,
  urgency: null,
  overdue: null,
  search: null,
  sort,
})

export const isNarrowed = ({ view: _view, sort: _sort, ...filter }: ListFilter): boolean =>
  Object.values(filter).some((value) => value !== null)
