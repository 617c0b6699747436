import type { ClientRole, Holder, StaffRole } from '@portal/domain/access'
import type { Locale, SignInMethod } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { CalendarDate, Instant } from '@portal/domain/time'
import { toInstant } from '../database/instant.ts'

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

/** As `open_session` has it. */
const idleMs = 30 * 60_000
/** How long somebody who gave password and second factor again may change the account. */
const reauthenticatedMs = 10 * 60_000

/** What `open_session` says of a session. */
export type SessionRow = {
  user_id: string
  email: string
  name: string
  locale: Locale
  side: 'client' | 'provider'
  role: ClientRole & StaffRole
  client_id: string | null
  client_name: string | null
  authorisation_id: string | null
  authorised_function: string
  authorised_since: CalendarDate
  session_id: string
  method: SignInMethod | null
  reauthenticated_at: string | null
  last_seen_at: string
  expires_at: string
}

/** What is asked of `open_session`, by which row-level security learns who is here. */
export const sessionColumns = `s.user_id, s.email, s.name, s.locale, s.side, s.role, s.client_id, s.client_name, s.authorisation_id,
  s.authorised_function, s.authorised_since::text, s.session_id, s.method, s.reauthenticated_at::text, s.last_seen_at::text, s.expires_at::text`
const after = (at: string, ms: number): Instant =>
  new Date(Date.parse(toInstant(at)) + ms).toISOString()

/** Throws `unauthenticated` where no session was opened. */
export function toActor(row: SessionRow | undefined): Actor {
  if (!row) throw new AppError({ code: 'unauthenticated' })
  return {
    userId: row.user_id,
    name: row.name,
    email: row.email,
    locale: row.locale,
    client: row.client_id && row.client_name ? { id: row.client_id, name: row.client_name } : null,
    authorisation: row.authorisation_id
      ? {
          id: row.authorisation_id,
          function: row.authorised_function,
          validFrom: row.authorised_since,
        }
      : null,
    sessionId: row.session_id,
    // Sessions from before this was written down began with a code.
    method: row.method ?? 'totp',
    reauthenticatedUntil:
      row.reauthenticated_at && after(row.reauthenticated_at, reauthenticatedMs),
    idleUntil: after(row.last_seen_at, idleMs),
    expiresAt: toInstant(row.expires_at),
    holder:
      row.side === 'provider'
        ? { side: 'provider', role: row.role }
        : { side: 'client', role: row.role, authorised: row.authorisation_id !== null },
  }
}
