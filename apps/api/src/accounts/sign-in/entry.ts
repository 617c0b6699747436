import type { NextStep } from '@portal/domain/accounts/factors'
import { type Instant, later, span } from '@portal/domain/time'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Stepped, Visit } from './completion.ts'
import { whereaboutsOf } from '../whereabouts.ts'

/** Days a browser is known again by. */
const deviceDays = 400

/** What the routes that work without a full session share: their description, who visits, and the cookies of an answer. */
export function entryOf(app: FastifyInstance, publicUrl: string, clock: () => Instant) {
  const secure = publicUrl.startsWith('https:')
  const deviceName = secure ? '__Host-device' : 'device'

  const visitOf = (request: FastifyRequest): Visit => ({
    ...whereaboutsOf(request),
    ticket: request.ticket,
    deviceId: /^[\w-]{43}$/u.exec(request.cookies[deviceName] ?? '')?.[0] ?? null,
  })

  const setCookies = (reply: FastifyReply, { session, deviceId }: Partial<Stepped>): void => {
    const now = clock()
    void reply.header('cache-control', 'no-store')
    if (session) app.setSessionCookie(reply, session.id, session.expiresAt, now)
    if (deviceId)
      void reply.setCookie(deviceName, deviceId, {
        path: '/',
        httpOnly: true,
        sameSite: 'strict',
        secure,
        expires: new Date(later(now, deviceDays * span.day)),
      })
  }

  /** Sets the cookies of a step and answers where it leads. */
  const stepped = (
    reply: FastifyReply,
    { session, deviceId, ...next }: NextStep & Partial<Stepped>,
  ): NextStep => {
    setCookies(reply, { ...next, ...(session && { session }), ...(deviceId && { deviceId }) })
    return next
  }

  return { visitOf, setCookies, stepped }
}
