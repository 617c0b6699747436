import type { Permission } from '@portal/domain/access'
import type { Instant } from '@portal/domain/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Vault } from '../crypto.ts'
import type { Reader, Tx } from '../database/db.ts'
import type { Description } from './route-description.ts'
import type { Actor } from './actor.ts'
import type { Charge, Counted } from './load/charge.ts'
import type { Ticket } from './session.ts'
import type { WithSession } from './session-doors.ts'

/** `WithSession` for what only reads. */
export type ReadWithSession = <T>(
  ticket: Ticket | null,
  now: Instant,
  work: (tx: Reader, actor: Actor) => Promise<T>,
) => Promise<T>

/** Reads in a transaction of its own, as the person who asked. */
export type Read = <T>(work: (tx: Reader) => Promise<T>) => Promise<T>

type Method = Description['method']

export type RouteDeps = {
  withSession: WithSession
  readWithSession: ReadWithSession
  clock: () => Instant
  charge: Charge
  /** Seals the answers that are kept for a retry. */
  answerVault: Vault
}

/** What a request without a session brings. */
type OpenContext<P, Q, B> = {
  params: P
  query: Q
  body: B
  now: Instant
  request: FastifyRequest
  reply: FastifyReply
}
export type Context<P, Q, B, Door = Tx> = OpenContext<P, Q, B> & {
  tx: Door
  actor: Actor
  /** The version the person saw (`If-Match`); null when the header was left out where it may be. */
  seen: number | null
}

type Shape<P, Q, B, A> = Description & {
  url: string
  params?: P
  query?: Q
  body?: B
  /** The success answer; its status is 200 unless `status` says otherwise, 204 when there is no answer. */
  answer?: A
  status?: 200 | 201
}

/** A route that works without a session; it says so with `anyone`. */
export type OpenRoute<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = Shape<P, Q, B, A> & {
  permission: 'anyone'
  /** What the answer travels as where that is not plain JSON. */
  media?: string
  /** Asked by machines: answered whatever the process is busy with, and not worth a line in the log. */
  forMachines?: true
  handle: (context: OpenContext<z.output<P>, z.output<Q>, z.output<B>>) => Promise<z.output<A>>
}

export type RouteDefinition<
  P extends z.ZodType = z.ZodType,
  Q extends z.ZodType = z.ZodType,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
  M extends Method = Method,
> = Shape<P, Q, B, A> & {
  method: M
  permission: Permission
  /** Changes the account itself: only for ten minutes after password and second factor were given again. */
  reauthenticated?: true
  /** Counts against what a person and a client may cause in an hour. */
  counts?: Counted
  /** Takes or gives secrets: nothing of it is kept for a retry, whatever `Idempotency-Key` says. */
  secret?: true
  /** Instead of JSON: how a form with a file is read, once its sender may send one; `body` then parses what this resolves to. */
  form?: (request: FastifyRequest, actor: Actor) => Promise<object>
  /** Instead of JSON: the media type of the file that `handle` resolves to, as a `LateFile`. */
  produces?:
    | 'application/pdf'
    | 'application/jose'
    | 'application/octet-stream'
    | 'application/x-ndjson'
    | 'text/csv'
  /**
   * A GET only reads, and the database refuses it more. Where its answer shows that this person's looking is to be recorded,
   * that is done in a transaction, and read anew; what a page fetches by itself is nobody's looking.
   */
  looking?: {
    isToRecord: (answer: z.output<A>, actor: Actor) => boolean
    record: (context: Context<z.output<P>, z.output<Q>, z.output<B>>) => Promise<void>
  }
  handle: (
    context: Context<z.output<P>, z.output<Q>, z.output<B>, M extends 'GET' ? Reader : Tx>,
  ) => Promise<z.output<A>>
}
