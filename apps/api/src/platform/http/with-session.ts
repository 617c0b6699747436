import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FileQuery, type LateFile, sendFile } from '../files/files.ts'
import { answered } from './answered.ts'
import { assertMayHere, idempotencyKey, seenVersion } from './demands.ts'
import { once } from './idempotency.ts'
import type { Context, RouteDefinition, RouteDeps } from './route-definition.ts'
import type { Actor } from './session.ts'

/** Whoever may not do this learns that, and not what is wrong with what they sent. */
export const permissionFirst =
  (route: RouteDefinition, { withSession, clock }: RouteDeps) =>
  async (request: FastifyRequest): Promise<void> => {
    const now = clock()
    await withSession(request.ticket, now, async (_, actor) => enter(actor, route, request, now))
    if (route.form) request.body = await route.form(request)
  }

export const answerWithSession =
  (route: RouteDefinition, status: number, { withSession, readWithSession, clock }: RouteDeps) =>
  async (request: FastifyRequest, reply: FastifyReply) => {
    const now = clock()
    // Parsed by the route's own schemas before this runs.
    const { params, query, body } = request
    const hot = route.hot?.(query)
    if (hot) {
      const { actor, rows } = await readWithSession(request.ticket, now, hot.statement)
      enter(actor, route, request, now)
      if (actor.client) return answered(reply, status, hot.answer(rows))
    }
    const seen = seenVersion(request, route.ifMatch)
    const key = route.secret ? null : idempotencyKey(request, route)
    const value = await withSession(request.ticket, now, async (tx, actor) => {
      enter(actor, route, request, now)
      const context = { tx, actor, params, query, body, now, seen, request, reply }
      return key === null ? route.handle(context) : actOnce(route, context, key)
    })
    if (!route.produces) return answered(reply, status, value)
    // What `produces` promises: `value` is a late file, and `query` at least a `FileQuery`.
    const file = await (value as LateFile)()
    return sendFile(reply, file, query as FileQuery)
  }

function enter(actor: Actor, route: RouteDefinition, request: FastifyRequest, now: string): void {
  request.locale = actor.locale
  assertMayHere(actor, route, request, now)
}

async function actOnce(
  { handle }: RouteDefinition,
  context: Context<unknown, unknown, unknown>,
  key: string,
): Promise<unknown> {
  const { tx, actor, now, request } = context
  const { method, url, body } = request
  const stored = await once(
    tx,
    { key, userId: actor.userId, clientId: actor.client?.id ?? null, method, url, body },
    now,
    async () => JSON.stringify((await handle(context)) ?? null),
  )
  // What was stored passed the answer's schema when it was made.
  return JSON.parse(stored)
}
