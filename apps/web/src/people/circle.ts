/** Whose people: those of a client, or, without one, the provider's own. */
export type Circle = {
  clientId: string | null
  /** The page that lists them; everything else of theirs is below. */
  home: string
}

export const staffCircle: Circle = { clientId: null, home: '/mitarbeitende' }

/** A client as its own people see it, and as the provider does. */
export const circleOf = (clientId: string, side: 'client' | 'provider'): Circle => ({
  clientId,
  home: side === 'client' ? '/praxis' : `/kunden/${clientId}`,
})

export const personPage = ({ home, clientId }: Circle, userId: string): string =>
  clientId === null ? `${home}/${userId}` : `${home}/zugaenge/${userId}`

/** Where the API keeps them. */
export const pathOf = ({ clientId }: Circle): string =>
  clientId === null ? '/staff' : `/clients/${clientId}`

export const personPath = (circle: Circle, userId: string): string =>
  circle.clientId === null ? `/staff/${userId}` : `/clients/${circle.clientId}/members/${userId}`
