import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { answered } from './answered.ts'
import type { OpenRoute, Read, RouteDefinition, RouteDeps } from './route-definition.ts'
import { describeRoute, type Description } from './route-description.ts'
import {
  answerWithSession,
  chargeFirst,
  formOfPermitted,
  permissionBeforeFault,
  permissionFirst,
} from './with-session.ts'

export type { Context, Read, RouteDeps } from './route-definition.ts'

const Empty = z.strictObject({})
/** What others hang on an address that is open to all is not looked at. */
const Whatever = z.object({})
/** A move that needs nothing but the wish takes no body, or an empty one. */
const Nothing = z.strictObject({}).nullish()

type DeclareRoute = {
  <
    P extends z.ZodType = typeof Empty,
    Q extends z.ZodType = typeof Empty,
    B extends z.ZodType = typeof Empty,
    A extends z.ZodType = z.ZodVoid,
  >(
    route: OpenRoute<P, Q, B, A>,
  ): void
  <
    P extends z.ZodType = typeof Empty,
    Q extends z.ZodType = typeof Empty,
    B extends z.ZodType = typeof Empty,
    A extends z.ZodType = z.ZodVoid,
    M extends Description['method'] = Description['method'],
  >(
    route: RouteDefinition<P, Q, B, A, M>,
  ): void
}

/**
 * Declares routes: those that need a session by the permission it must hold, which is checked before the body is even
 * looked at and again in the transaction that does the work; those that need none as `anyone`'s.
 */
export const routesWith =
  (app: FastifyInstance, deps: RouteDeps): DeclareRoute =>
  (route: OpenRoute | RouteDefinition) => {
    const { method, url, permission } = route
    const base = { method, url, config: { permission } }
    const status = route.answer ? (route.status ?? 200) : 204
    const response = route.answer && { response: { [status]: route.answer } }
    if (route.permission === 'anyone') {
      const schema = {
        ...schemaOf(route),
        querystring: route.query ?? Whatever,
        ...response,
        ...(route.media && { produces: [route.media] }),
      }
      const handler = answerAnyone(route, status, deps)
      const forMachines = route.forMachines ?? false
      const config = { permission, forMachines }
      app.route({ ...base, config, schema, handler, ...(forMachines && { logLevel: 'silent' }) })
    } else {
      const schema = {
        ...schemaOf(route),
        ...(route.produces ? { produces: [route.produces] } : response),
        ...(route.form && { consumes: ['multipart/form-data'] }),
      }
      const handler = answerWithSession(route, status, deps)
      app.route({ ...base, schema, handler, ...hooksOf(route, deps) })
    }
  }

/** The session is asked before anything that was sent is read; of a form nothing is read before, of a read only where something is wrong. */
function hooksOf(route: RouteDefinition, deps: RouteDeps) {
  if (route.form) return { preValidation: formOfPermitted(route.form, route, deps) }
  const charged = route.counts ? [chargeFirst(route.counts, route, deps)] : []
  return route.method === 'GET'
    ? { attachValidation: true, preHandler: [permissionBeforeFault(route, deps), ...charged] }
    : { preParsing: permissionFirst(route, deps), preHandler: charged }
}

/** For what is read after the transaction of its request, while it is sent. */
export const readingFor =
  ({ readWithSession, clock }: RouteDeps, { ticket }: FastifyRequest): Read =>
  (work) =>
    readWithSession(ticket, clock(), (tx) => work(tx))

const schemaOf = (route: OpenRoute | RouteDefinition) => ({
  ...describeRoute(route),
  params: route.params ?? Empty,
  querystring: route.query ?? Empty,
  ...(route.method !== 'GET' && { body: route.body ?? Nothing }),
})

const answerAnyone =
  ({ handle, media }: OpenRoute, status: number, { clock }: RouteDeps) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    // Parsed by the route's own schemas before this runs.
    const { params, query, body } = request
    const value = await handle({ params, query, body, now: clock(), request, reply })
    if (media) void reply.type(media)
    return answered(reply, status, value)
  }
