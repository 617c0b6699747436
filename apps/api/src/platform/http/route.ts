import { may, type Permission, refusalOf } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Statement, Tx } from '../database/db.ts'
import { type FileQuery, type LateFile, sendFile } from '../files/files.ts'
import { once } from './idempotency.ts'
import { describeRoute, type Description } from './route-description.ts'
import type { Actor, ReadWithSession, WithSession } from './session.ts'

export type RouteDeps = {
  withSession: WithSession
  readWithSession: ReadWithSession
  clock: () => Instant
}

/** One statement that answers a client's most frequent question, and how its rows become the answer. */
export type Hot<A> = { statement: Statement; answer: (rows: unknown[]) => A }

const Empty = z.strictObject({})
/** A move that needs nothing but the wish takes no body, or an empty one. */
const Nothing = z.strictObject({}).nullish()

export type Context<P, Q, B> = {
  tx: Tx
  actor: Actor
  params: P
  query: Q
  body: B
  now: Instant
  /** The version the person saw (`If-Match`); null when the header was left out where it may be. */
  seen: number | null
  request: FastifyRequest
  reply: FastifyReply
}

export type RouteDefinition<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  A extends z.ZodType,
> = Description & {
  url: string
  permission: Permission
  params?: P
  query?: Q
  body?: B
  /** The success answer; its status is 200 unless `status` says otherwise, 204 when there is no answer. */
  answer?: A
  status?: 200 | 201
  /** Changes the account itself: only for ten minutes after password and second factor were given again. */
  reauthenticated?: true
  /** Takes or gives secrets: nothing of it is kept for a retry, whatever `Idempotency-Key` says. */
  secret?: true
  /** Instead of JSON: how a form with a file is read, once its sender may send one; `body` then parses what this resolves to. */
  form?: (request: FastifyRequest) => Promise<object>
  /** Instead of JSON: the media type of the file that `handle` resolves to, as a `LateFile`. */
  produces?:
    | 'application/pdf'
    | 'application/jose'
    | 'application/octet-stream'
    | 'application/x-ndjson'
  /** For a client's session: the whole request in one round trip. Null where `handle` has to answer. */
  hot?: (query: z.output<Q>) => Hot<z.output<A>> | null
  handle: (context: Context<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.output<A>>
}

/**
 * Declares routes that need a session. Permission is checked before the body is even looked at, and again in the
 * transaction that does the work.
 */
export function routesWith(
  app: FastifyInstance,
  { withSession, readWithSession, clock }: RouteDeps,
) {
  return <
    P extends z.ZodType = typeof Empty,
    Q extends z.ZodType = typeof Empty,
    B extends z.ZodType = typeof Empty,
    A extends z.ZodType = z.ZodVoid,
  >(
    route: RouteDefinition<P, Q, B, A>,
  ): void => {
    const writes = route.method !== 'GET'
    const status = route.answer || route.produces ? (route.status ?? 200) : 204
    app.route({
      method: route.method,
      url: route.url,
      config: { permission: route.permission },
      schema: {
        ...describeRoute(route),
        params: route.params ?? Empty,
        querystring: route.query ?? Empty,
        ...(writes && { body: route.body ?? Nothing }),
        ...(route.answer && !route.produces && { response: { [status]: route.answer } }),
        ...(route.produces && { produces: [route.produces] }),
        ...(route.form && { consumes: ['multipart/form-data'] }),
      },
      // Whoever may not do this learns that, and not what is wrong with what they sent.
      ...(writes && {
        preValidation: async (request: FastifyRequest) => {
          const now = clock()
          await withSession(request.ticket, now, async (_, actor) => {
            request.locale = actor.locale
            assertMayHere(actor, route, request, now)
          })
          if (route.form) request.body = await route.form(request)
        },
      }),
      handler: async (request, reply) => {
        const now = clock()
        const hot = route.hot?.(request.query as z.output<Q>)
        if (hot) {
          const { actor, rows } = await readWithSession(request.ticket, now, hot.statement)
          request.locale = actor.locale
          assertMayHere(actor, route, request, now)
          if (actor.client) return reply.header('cache-control', 'no-store').send(hot.answer(rows))
        }
        const seen = seenVersion(request, route.ifMatch)
        const key = route.secret ? null : idempotencyKey(request, route)
        const answer = await withSession(request.ticket, now, async (tx, actor) => {
          request.locale = actor.locale
          assertMayHere(actor, route, request, now)
          const act = () =>
            route.handle({
              tx,
              actor,
              // Parsed by the route's own schemas before this runs.
              params: request.params as z.output<P>,
              query: request.query as z.output<Q>,
              body: request.body as z.output<B>,
              now,
              seen,
              request,
              reply,
            })
          if (key === null) return { value: await act() }
          const { method, url, body } = request
          const stored = await once(
            tx,
            { key, userId: actor.userId, clientId: actor.client?.id ?? null, method, url, body },
            now,
            async () => {
              const value = await act()
              return JSON.stringify(value ?? null)
            },
          )
          // What was stored passed the answer's schema when it was made.
          return { value: JSON.parse(stored) as z.output<A> }
        })
        if (route.produces) {
          // What `produces` promises: `answer` is a late file, and `query` at least a `FileQuery`.
          const file = await (answer.value as LateFile)()
          return sendFile(reply, file, request.query as FileQuery)
        }
        const etag = etagOf(answer.value)
        if (etag) reply.header('etag', etag)
        reply.header('cache-control', 'no-store').code(status)
        return status === 204 ? reply.send() : answer.value
      },
    })
  }
}

type Demands = { permission: Permission; reauthenticated?: true }

function assertMayHere(actor: Actor, route: Demands, request: FastifyRequest, now: Instant) {
  // The own account is the same whatever client is active, and so is the way back to another.
  if (route.permission !== 'account.manage') assertSameClient(actor, request)
  assertMay(actor, route.permission)
  if (route.reauthenticated) assertReauthenticated(actor, now)
}

/** Throws `reauthentication-required`. */
export function assertReauthenticated({ reauthenticatedUntil }: Actor, now: Instant): void {
  if (reauthenticatedUntil === null || reauthenticatedUntil <= now)
    throw new AppError({ code: 'reauthentication-required' })
}

/** Of two windows one may have switched the client: what the other still shows is not what it would act on. */
function assertSameClient(actor: Actor, { headers }: FastifyRequest) {
  const believed = headers['x-client']
  if (believed !== undefined && actor.client && believed !== actor.client.id)
    throw new AppError({ code: 'conflict', rule: 'other-client' })
}

function assertMay(actor: Actor, permission: Permission) {
  if (may(actor.holder, permission)) return
  throw new AppError({ code: 'forbidden', rule: refusalOf(actor.holder, permission) })
}

function seenVersion(
  request: FastifyRequest,
  rule: 'accepted' | 'required' | undefined,
): number | null {
  const header = request.headers['if-match']
  if (rule && header !== undefined) {
    const version = /^"(\d{1,9})"$/u.exec(header)?.[1]
    return version === undefined ? -1 : Number(version)
  }
  if (rule === 'required') throw new AppError({ code: 'precondition-required', header: 'If-Match' })
  return null
}

function idempotencyKey(request: FastifyRequest, route: Description): string | null {
  if (route.method !== 'POST') return null
  const header = request.headers['idempotency-key']
  if (typeof header === 'string' && header !== '') {
    if (header.length <= 200) return header
    const issue = {
      path: '/headers/idempotency-key',
      code: 'too-big',
      message: 'at most 200 characters',
    }
    throw new AppError({ code: 'invalid', issues: [issue] })
  }
  if (route.idempotencyKey)
    throw new AppError({ code: 'precondition-required', header: 'Idempotency-Key' })
  return null
}

function etagOf(value: unknown): string | null {
  const versioned = typeof value === 'object' && value !== null && 'version' in value
  return versioned && typeof value.version === 'number' ? `"${value.version}"` : null
}
