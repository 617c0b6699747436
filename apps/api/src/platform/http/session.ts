import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import { type ClientRole, type Holder, Side, type StaffRole } from '@portal/domain/access'
import type { Locale, SignInMethod } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { CalendarDate, Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { newToken, sha256 } from '../crypto.ts'
import type { Connections, Sides, Statement, Tx } from '../database/db.ts'
import { toInstant } from '../database/instant.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** What the cookie proves by itself: which session it claims to be. Never who somebody is. */
    ticket: Ticket | null
  }
  interface FastifyInstance {
    setSessionCookie: (
      reply: FastifyReply,
      sessionId: string,
      expiresAt: Instant,
      now: Instant,
    ) => void
    clearSessionCookie: (reply: FastifyReply) => void
  }
}

/** The session a request brings: the hash of its id, whose side it opens at, and whether the request is a person's doing. */
export type Ticket = { idHash: Buffer; side: Side; touch: boolean }

const SessionId = z.templateLiteral([z.string().regex(/[\w-]{43}/u), '.', Side])
export type SessionId = z.output<typeof SessionId>
/** An id nobody can guess, which says at whose side it opens. */
export const newSessionId = (side: Side): SessionId => `${newToken()}.${side}`
// What `SessionId` ends in.
const sideOf = (id: SessionId) => id.slice(44) as Side

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

const Claims = z.object({ sid: SessionId, exp: z.int() })

/** Reads the cookie of every request in the scope it is registered in; `null` ticket: none, forged or expired. */
export const sessionCookie = fp<{ secret: string; publicUrl: string; clock: () => Instant }>(
  async (app, { secret, publicUrl, clock }) => {
    const secure = publicUrl.startsWith('https:')
    // `__Host-` asks for Secure, which browsers refuse on http://localhost.
    const name = secure ? '__Host-session' : 'session'
    const attributes = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const
    await app.register(cookie)
    await app.register(jwt, {
      secret,
      cookie: { cookieName: name, signed: false },
      sign: { algorithm: 'HS256' },
      // The app's clock decides about expiry, below; the library would ask the machine's.
      // What was verified once is remembered by its hash: the signature of a token does not change.
      verify: { algorithms: ['HS256'], ignoreExpiration: true, cache: 1_000 },
    })
    app.decorateRequest('ticket', null)
    app.decorate('setSessionCookie', (reply, sid, expiresAt, now) => {
      const iat = Math.floor(Date.parse(now) / 1000)
      const exp = Math.floor(Date.parse(expiresAt) / 1000)
      void reply.setCookie(name, app.jwt.sign({ sid, iat, exp }), {
        ...attributes,
        expires: new Date(expiresAt),
      })
    })
    app.decorate('clearSessionCookie', (reply) => void reply.clearCookie(name, attributes))
    app.addHook('onRequest', async (request: FastifyRequest) => {
      const token = request.cookies[name]
      const claims = token ? Claims.safeParse(readToken(app, token)) : null
      if (claims?.success && claims.data.exp * 1000 > Date.parse(clock())) {
        const touch = request.headers['x-activity'] !== 'background'
        const { sid } = claims.data
        request.ticket = { idHash: sha256(sid), side: sideOf(sid), touch }
      }
    })
  },
  { name: 'session-cookie' },
)

/** As `open_session` has it. */
const idleMs = 30 * 60_000
/** How long somebody who gave password and second factor again may change the account. */
const reauthenticatedMs = 10 * 60_000

function readToken(app: FastifyInstance, token: string): unknown {
  try {
    return app.jwt.verify(token)
  } catch {
    return null
  }
}

type SessionRow = {
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

const columns = `s.user_id, s.email, s.name, s.locale, s.side, s.role, s.client_id, s.client_name, s.authorisation_id,
  s.authorised_function, s.authorised_since::text, s.session_id, s.method, s.reauthenticated_at::text, s.last_seen_at::text, s.expires_at::text`
const text = `select ${columns} from open_session($1, $2) s`

/**
 * The door of every request with a session: one transaction at the login of its side, in which row-level security knows
 * who is here. Throws `unauthenticated` when the session is unknown there, revoked, idle or over.
 */
export type WithSession = <T>(
  ticket: Ticket | null,
  now: Instant,
  work: (tx: Tx, actor: Actor) => Promise<T>,
) => Promise<T>

export const createWithSession =
  (sides: Sides): WithSession =>
  async (ticket, now, work) =>
    doorOf(sides, ticket).transaction(opening(ticket, now), async (tx, opened) => {
      // `text` above selects exactly these columns.
      const [row] = opened as SessionRow[]
      const actor = toActor(row)
      if (isDue(ticket, row, now))
        await tx.execute(sql`select touch_session(${ticket.idHash}, ${now})`)
      return work(tx, actor)
    })

/**
 * A read that looks its session up in the same statement. Its text sees the session as `s`, takes its own parameters from
 * $3 on, and gives each row as one JSON value named `row`. Where row-level security were asked before it knows who is
 * here, it would answer with nothing.
 */
export type ReadWithSession = (
  ticket: Ticket | null,
  now: Instant,
  read: Statement,
) => Promise<{ actor: Actor; rows: unknown[] }>

export const createReadWithSession =
  (sides: Sides): ReadWithSession =>
  async (ticket, now, read) => {
    const door = doorOf(sides, ticket)
    const rows = await door.single({
      text: `select ${columns}, (select coalesce(json_agg(r.row), '[]') from (${read.text}) r) as rows from open_session($1, $2) s`,
      values: [...opening(ticket, now).values, ...read.values],
    })
    // The text above selects exactly these columns.
    const [found] = rows as (SessionRow & { rows: unknown[] })[]
    const actor = toActor(found)
    if (isDue(ticket, found, now)) {
      await door.single({
        text: 'select touch_session($1, $2)',
        values: [ticket.idHash, now],
      })
    }
    return { actor, rows: found?.rows ?? [] }
  }

/** Written at most twice a minute, so that reading does not mean writing; never for what a page does by itself. */
function isDue(ticket: Ticket | null, row: SessionRow | undefined, now: Instant): ticket is Ticket {
  return (
    !!ticket?.touch && !!row && Date.parse(now) - Date.parse(toInstant(row.last_seen_at)) >= 30_000
  )
}

function doorOf(sides: Sides, ticket: Ticket | null): Connections {
  if (!ticket) throw new AppError({ code: 'unauthenticated' })
  return sides[ticket.side]
}

function opening(ticket: Ticket | null, now: Instant): Statement {
  if (!ticket) throw new AppError({ code: 'unauthenticated' })
  return { text, values: [ticket.idHash, now] }
}

const after = (at: string, ms: number): Instant =>
  new Date(Date.parse(toInstant(at)) + ms).toISOString()

function toActor(row: SessionRow | undefined): Actor {
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
