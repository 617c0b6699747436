import cookie from '@fastify/cookie'
import jwt from '@fastify/jwt'
import { Side } from '@portal/domain/access'
import type { Instant } from '@portal/domain/time'
import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { newToken, sha256 } from '../crypto.ts'
import { createMemory } from '../memory.ts'

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

/** The session a request brings: the hash of its id, whose side it opens at, and whether the request is a person's doing; a HEAD never is. */
export type Ticket = { idHash: Buffer; side: Side; touch: boolean }

const SessionId = z.templateLiteral([z.string().regex(/[\w-]{43}/u), '.', Side])
export type SessionId = z.output<typeof SessionId>
/** An id nobody can guess, which says at whose side it opens. */
export const newSessionId = (side: Side): SessionId => `${newToken()}.${side}`
// What `SessionId` ends in.
const sideOf = (id: SessionId) => id.slice(44) as Side

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
      verify: { algorithms: ['HS256'], ignoreExpiration: true },
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
    // What a token proves never changes; only whether it is over does.
    const proven = createMemory<Proven>(10_000)
    app.addHook('onRequest', (request, _, done) => {
      const token = request.cookies[name]
      const known = token && (proven.get(token) ?? proven.set(token, prove(app, token)))
      if (known && known.expiresAt > clock()) {
        const touch = request.method !== 'HEAD' && request.headers['x-activity'] !== 'background'
        request.ticket = { idHash: known.idHash, side: known.side, touch }
      }
      done()
    })
  },
  { name: 'session-cookie' },
)

type Proven = { idHash: Buffer; side: Side; expiresAt: Instant }

function prove(app: FastifyInstance, token: string): Proven | null {
  const claims = Claims.safeParse(readToken(app, token))
  if (!claims.success) return null
  const { sid, exp } = claims.data
  return {
    idHash: sha256(sid),
    side: sideOf(sid),
    expiresAt: new Date(exp * 1000).toISOString(),
  }
}

function readToken(app: FastifyInstance, token: string): unknown {
  try {
    return app.jwt.verify(token)
  } catch {
    return null
  }
}
