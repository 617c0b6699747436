import type { Instant } from '@portal/domain/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FileQuery, type LateFile, sendFile } from '../files/files.ts'
import type { Vault } from '../crypto.ts'
import type { Reader } from '../database/db.ts'
import { house } from '../fair-queue.ts'
import { receiving, storing } from '../files/turns.ts'
import { type Actor, partyOf } from './actor.ts'
import { answered } from './answered.ts'
import { assertMayHere, idempotencyKey, seenVersion } from './demands.ts'
import { once } from './idempotency.ts'
import type { Counted } from './load/charge.ts'
import type { Context, RouteDefinition, RouteDeps } from './route-definition.ts'

/** Who was let in before what they sent was read: nobody is asked again to be charged for it. */
const letIn = new WeakMap<FastifyRequest, Actor>()

/** Whoever may not do this learns that, and not what is wrong with what they sent: it is not even read. */
export const permissionFirst =
  (route: RouteDefinition, deps: RouteDeps) =>
  async (request: FastifyRequest): Promise<void> => {
    letIn.set(request, await permitted(route, deps, request, deps.clock()))
  }

/** The same where nothing is written and there is no body: asked apart only where something is wrong, so that a read stays one round trip. */
export const permissionBeforeFault =
  (route: RouteDefinition, deps: RouteDeps) =>
  async (request: FastifyRequest): Promise<void> => {
    const { validationError } = request
    if (!validationError) return
    await permitted(route, deps, request, deps.clock())
    throw validationError
  }

/** Reads a form with a file, once its sender may send one. */
export const formOfPermitted =
  (form: NonNullable<RouteDefinition['form']>, route: RouteDefinition, deps: RouteDeps) =>
  async (request: FastifyRequest): Promise<void> => {
    const now = deps.clock()
    const actor = await permitted(route, deps, request, now)
    if (route.counts) await deps.charge(actor, route.counts, now)
    request.party = partyOf(actor)
    request.body = await receiving.run(request.party, () => form(request, actor))
  }

/** What was sent is known to be right by now; what is wrong costs no more than its refusal. */
export const chargeFirst =
  (counts: Counted, route: RouteDefinition, deps: RouteDeps) =>
  async (request: FastifyRequest): Promise<void> => {
    const now = deps.clock()
    const actor = letIn.get(request) ?? (await permitted(route, deps, request, now))
    await deps.charge(actor, counts, now)
  }

const permitted = (
  route: RouteDefinition,
  { readWithSession }: RouteDeps,
  request: FastifyRequest,
  now: Instant,
): Promise<Actor> =>
  readWithSession(request.ticket, now, async (_, who) => {
    admit(who, route, request, now)
    return who
  })

export const answerWithSession = (route: RouteDefinition, status: number, deps: RouteDeps) => {
  const answerTo = route.method === 'GET' ? look : act
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const answer = () => answerTo(deps, { route, request, reply, now: deps.clock() })
    const value = await (route.form ? storing.run(request.party ?? house, answer) : answer())
    if (!route.produces) return answered(reply, status, value)
    // What `produces` promises: `value` is a late file, and the query at least a `FileQuery`.
    const file = await (value as LateFile)()
    return sendFile(reply, file, request.query as FileQuery)
  }
}

type Visit = { route: RouteDefinition; request: FastifyRequest; reply: FastifyReply; now: Instant }

async function look({ readWithSession, withSession }: RouteDeps, visit: Visit): Promise<unknown> {
  const { route, request, now } = visit
  const { handle, looking } = route
  const read = await readWithSession(request.ticket, now, async (tx, actor) => {
    const answer = await handle(enter(visit, tx, actor))
    return { answer, isToRecord: request.ticket?.touch && looking?.isToRecord(answer, actor) }
  })
  if (!looking || !read.isToRecord) return read.answer
  return withSession(request.ticket, now, async (tx, actor) => {
    const context = enter(visit, tx, actor)
    await looking.record(context)
    return handle(context)
  })
}

async function act({ withSession, answerVault }: RouteDeps, visit: Visit): Promise<unknown> {
  const { route, request, now } = visit
  const key = route.secret ? null : idempotencyKey(request, route)
  return withSession(request.ticket, now, async (tx, actor) => {
    const context = enter(visit, tx, actor)
    return key === null ? route.handle(context) : actOnce(answerVault, route, context, key)
  })
}

/** What `handle` works with, once whoever is here may. Its parts were parsed by the route's own schemas before. */
function enter<Door extends Reader>({ route, request, reply, now }: Visit, tx: Door, actor: Actor) {
  admit(actor, route, request, now)
  const { params, query, body } = request
  return {
    tx,
    actor,
    params,
    query,
    body,
    now,
    seen: seenVersion(request, route.ifMatch),
    request,
    reply,
  }
}

function admit(actor: Actor, route: RouteDefinition, request: FastifyRequest, now: Instant): void {
  request.locale = actor.locale
  assertMayHere(actor, route, request, now)
}

async function actOnce(
  vault: Vault,
  { handle }: RouteDefinition,
  context: Context<unknown, unknown, unknown>,
  key: string,
): Promise<unknown> {
  const { tx, actor, now, request } = context
  const { method, url, body } = request
  const stored = await once(
    tx,
    vault,
    { key, userId: actor.userId, clientId: actor.client?.id ?? null, method, url, body },
    now,
    async () => JSON.stringify((await handle(context)) ?? null),
  )
  // What was stored passed the answer's schema when it was made.
  return JSON.parse(stored)
}
