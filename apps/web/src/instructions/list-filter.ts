import type { Side } from '@portal/domain/access'
import { ClientId } from '@portal/domain/accounts/contract'
import { InstructionKind } from '@portal/domain/instructions/contract'
import { Status } from '@portal/domain/instructions/machine'
import { z } from 'zod'

const View = z.enum(['open', 'all', 'ended'])

/** What the list shows; it lives in the address, so that it can be kept and sent to a colleague. */
export type ListFilter = {
  view: z.output<typeof View>
  status: Status | null
  kind: InstructionKind | null
  clientId: string | null
}

/**
 * The filter in an address such as `?view=all&kind=erasure`. What an address says wrongly is left out. Without a word
 * the provider sees what is open, a client everything it ever ordered.
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
  }
}

export function addressOf({ status, view, ...rest }: ListFilter): string {
  const named = Object.entries(status ? { status, ...rest } : { view, ...rest })
  const given = named.flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return `/weisungen?${new URLSearchParams(given)}`
}

/** The filter as the API takes it. */
export const queryOf = ({ view, status, kind, clientId }: ListFilter) => ({
  open: view === 'all' ? null : view === 'open',
  status,
  kind,
  clientId,
})

export const isNarrowed = ({ status, kind, clientId }: ListFilter): boolean =>
  status !== null || kind !== null || clientId !== null
