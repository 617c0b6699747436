import { type Query, withQuery } from '../navigation/with-query.ts'
import { activeClient } from './active-client.ts'
import { personIsActive } from './activity.ts'
import { taken } from './begun.ts'
import { overConnection } from './connection.ts'
import { keyOf } from './idempotency.ts'
import { noteTime } from '../clock/portal-clock.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Extra = {
  /** Sent as JSON; a `FormData` as it is. */
  body?: unknown
  query?: Query
  /** The version the person saw; the server refuses the write when there is a newer one. */
  version?: number
  /** Asked or done whichever client the session is for now. */
  ofAnyClient?: boolean
  signal?: AbortSignal
}
type Answer = { response: Response; answer: unknown; act: string }

/** One call of the API, its answer unread by any contract; `act` is told to `answered()` when it is over. */
export async function request(
  method: Method,
  path: string,
  { body, query = {}, version, ofAnyClient = false, signal }: Extra = {},
): Promise<Answer> {
  const json = body === undefined || body instanceof FormData ? null : JSON.stringify(body)
  // Two uploads are never the same act: files cannot be compared cheaply.
  const act = body instanceof FormData ? crypto.randomUUID() : `${path} ${actOf(body)}`
  const headers = new Headers({ accept: 'application/json' })
  if (json !== null) headers.set('content-type', 'application/json')
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  if (method === 'POST') headers.set('idempotency-key', keyOf(act))
  const client = ofAnyClient ? null : activeClient()
  if (client) headers.set('x-client', client)
  if (method === 'GET' && !personIsActive()) headers.set('x-activity', 'background')

  const address = withQuery(path, query)
  const begun = method === 'GET' ? taken(address) : null
  const send = () =>
    fetch(`/api/v1${address}`, {
      method,
      headers,
      body: body instanceof FormData ? body : json,
      signal: signal ?? null,
    })
  const response = await (begun ??
    overConnection(send, {
      // A POST has its key.
      isRepeatable: method === 'GET' || (method === 'POST' && json !== null),
      isWrite: method !== 'GET',
      hasCode: secondFactorOf(body)?.kind === 'totp',
      signal,
    }))
  noteTime(response)
  return { response, answer: await response.json().catch(() => null), act }
}

type Confirmed = { secondFactor?: { kind: string } }
const secondFactorOf = (body: unknown) =>
  typeof body === 'object' && body && 'secondFactor' in body
    ? (body as Confirmed).secondFactor
    : undefined

/** What is done. It is the same act with another code: it may have arrived with the one before. */
const actOf = (body: unknown): string =>
  JSON.stringify(secondFactorOf(body) ? Object.assign({}, body, { secondFactor: null }) : body)
