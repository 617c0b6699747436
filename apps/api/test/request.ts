import type { FastifyInstance, InjectOptions } from 'fastify'
import { listen } from './canary.ts'

export type Sent = { body?: unknown; headers?: Record<string, string> }
export type Answer = { status: number; body: any; headers: Record<string, unknown>; raw: Buffer }

/** A request below `/api/v1`; a body that is text is sent as it is. */
export async function send(
  app: FastifyInstance,
  method: string,
  path: string,
  { body, headers = {} }: Sent = {},
): Promise<Answer> {
  const options: InjectOptions = {
    // Every verb a test names is one of HTTP's.
    method: method,
    url: /^\/(?:\.|api|healthz|readyz)/u.test(path) ? path : `/api/v1${path}`,
    headers: { ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
    ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
  }
  const answer = await app.inject(options)
  const json = /[/+]json\b/u.test(answer.headers['content-type'] ?? '')
  const text = answer.payload
  const heard = {
    status: answer.statusCode,
    body: json && text ? JSON.parse(text) : null,
    headers: answer.headers,
    raw: answer.rawPayload,
  }
  listen({ method, path, body, answer: heard })
  return heard
}

/** The session cookie an answer sets, as the browser would send it back. */
export function cookieOf({ headers }: Answer): string {
  const set = [headers['set-cookie']].flat().map(String)
  return set.find((each) => /^(__Host-)?session=/u.test(each))?.split(';')[0] ?? ''
}
