import type { ClientRole, Holder, Side, StaffRole } from '@portal/domain/access'
import type { Locale, SignInMethod } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import { type CalendarDate, type Instant, later, span } from '@portal/domain/time'
import { toInstant } from '../database/instant.ts'
import type { Party } from '../fair-queue.ts'

/** Who acts, as the database said at the beginning of this transaction. */
export type Actor = {
  userId: string
  name: string
  email: string
  locale: Locale
  /** The active client; null on the provider's side. */
  client: { id: string; name: string } | null
  authorisation: { id: string; function: string; validFrom: CalendarDate } | null
  sessionId: string
  method: SignInMethod
  /** Until when this session may change its account; null: its owner has to be asked again. */
  reauthenticatedUntil: Instant | null
  idleUntil: Instant
  expiresAt: Instant
  holder: Holder
}

/** The provider's people are one client here: they take turns with each other, too. */
export const partyOf = ({ client, userId }: Actor): Party => ({
  client: client?.id ?? 'provider',
  person: userId,
})

/** As `open_session` has it. */
const idle = 30 * span.minute
/** How long somebody who gave password and second factor again may change the account. */
const reauthenticated = 10 * span.minute

/** What `open_session` says of a session, as JSON; the times as PostgreSQL writes them. */
type Said = {
  standing: {
    userId: string
    email: string
    name: string
    locale: Locale
    side: Side
    role: ClientRole & StaffRole
    clientId: string | null
    clientName: string | null
    authorisationId: string | null
    authorisedFunction: string
    authorisedSince: CalendarDate
  }
  isReady: boolean
  sessionId: string
  method: SignInMethod | ''
  reauthenticatedAt: string
  lastSeenAt: string
  expiresAt: string
}
export type Opened = {
  actor: Actor
  lastSeenAt: Instant
  /** Whether the session's standing lies ready for today (`ready_session`). */
  isReady: boolean
}

/** Throws `unauthenticated` where no session was opened. */
export function toOpened(text: string | null): Opened {
  if (text === null) throw new AppError({ code: 'unauthenticated' })
  // Put together by `open_session` alone.
  const said = JSON.parse(text) as Said
  const { standing } = said
  const lastSeenAt = toInstant(said.lastSeenAt)
  const actor: Actor = {
    userId: standing.userId,
    name: standing.name,
    email: standing.email,
    locale: standing.locale,
    client:
      standing.clientId && standing.clientName
        ? { id: standing.clientId, name: standing.clientName }
        : null,
    authorisation: standing.authorisationId
      ? {
          id: standing.authorisationId,
          function: standing.authorisedFunction,
          validFrom: standing.authorisedSince,
        }
      : null,
    sessionId: said.sessionId,
    // Sessions from before this was written down began with a code.
    method: said.method || 'totp',
    reauthenticatedUntil: said.reauthenticatedAt
      ? later(toInstant(said.reauthenticatedAt), reauthenticated)
      : null,
    idleUntil: later(lastSeenAt, idle),
    expiresAt: toInstant(said.expiresAt),
    holder:
      standing.side === 'provider'
        ? { side: 'provider', role: standing.role }
        : {
            side: 'client',
            role: standing.role,
            authorised: standing.authorisationId !== null,
          },
  }
  return { actor, lastSeenAt, isReady: said.isReady }
}
