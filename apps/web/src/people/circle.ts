import type { Side } from '@portal/domain/access'
import { at, pages, peoplePages } from '@portal/domain/addresses'

/** Whose people: those of a client, or, without one, the provider's own. */
export type Circle = {
  clientId: string | null
  /** Who looks after them here. */
  side: Side
  /** The page that lists them; everything else of theirs is below. */
  home: string
}

export const staffCircle: Circle = { clientId: null, side: 'provider', home: pages.staff.list }

/** A client as its own people see it, and as the provider does. */
export const circleOf = (clientId: string, side: Side): Circle => ({
  clientId,
  side,
  home: side === 'client' ? pages.practice.one : at(pages.clients.one, { id: clientId }),
})

export const personPage = ({ home, clientId }: Circle, userId: string): string =>
  at(clientId === null ? pages.staff.member : peoplePages(home).member, { userId })

export const resetPage = ({ home, clientId }: Circle, userId: string): string =>
  at(clientId === null ? pages.staff.resetMember : peoplePages(home).resetMember, { userId })

/** An entry of the §9 register. */
export const entryPage = ({ home }: Pick<Circle, 'home'>, personId: string): string =>
  at(peoplePages(home).entry, { personId })

/** Where the API keeps them. */
export const pathOf = ({ clientId }: Circle): string =>
  clientId === null ? '/staff' : `/clients/${clientId}`

export const personPath = (circle: Circle, userId: string): string =>
  circle.clientId === null ? `/staff/${userId}` : `/clients/${circle.clientId}/members/${userId}`
