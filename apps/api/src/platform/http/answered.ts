import { Readable } from 'node:stream'
import type { Instant } from '@portal/domain/time'
import type { FastifyInstance, FastifyReply, onSendAsyncHookHandler } from 'fastify'

/** Sends what a route resolved to: with the version as its ETag, and kept by nobody unless the route said otherwise. */
export function answered(reply: FastifyReply, status: number, value: unknown): FastifyReply {
  const etag = etagOf(value)
  if (etag) void reply.header('etag', etag)
  if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
  return reply.code(status).send(status === 204 ? undefined : value)
}

function etagOf(value: unknown): string | null {
  const versioned = typeof value === 'object' && value !== null && 'version' in value
  return versioned && typeof value.version === 'number' ? `"${value.version}"` : null
}

/** Wherever `GET` is open `HEAD` is, with the same answer but its body: what was not begun to be read is not read. */
export function answerHeads(app: FastifyInstance): void {
  app.addHook('onRoute', (route) => {
    // Fastify's own reads a stream to its end, and gives a length to what has none.
    if (route.method === 'HEAD') route.onSend = withoutBody
  })
}

const withoutBody: onSendAsyncHookHandler = async (_, reply, payload) => {
  if (payload instanceof Readable) payload.destroy()
  else if (typeof payload === 'string' || Buffer.isBuffer(payload))
    void reply.header('content-length', Buffer.byteLength(payload))
  return null
}

/** Each answer says what time it is by the portal's clock: browsers go by it, and not by their own. */
export function sayTime(app: FastifyInstance, clock: () => Instant): void {
  app.addHook('onRequest', (_, reply, done) => {
    reply.header('date', new Date(clock()).toUTCString())
    done()
  })
}
