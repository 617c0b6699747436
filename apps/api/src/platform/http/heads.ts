import { Readable } from 'node:stream'
import type { FastifyInstance, onSendAsyncHookHandler } from 'fastify'

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
