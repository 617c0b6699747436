import { AppError, Fault, type FaultCode } from '@portal/domain/fault'
import { z } from 'zod'
import { activeClient, otherWindowSwitched } from './active-client.ts'
import { personIsActive } from './activity.ts'
import { type Query, withQuery } from '../navigation/with-query.ts'
import { answered, keyOf } from './idempotency.ts'

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Extra = {
  /** Sent as JSON; a `FormData` as it is. */
  body?: unknown
  query?: Query
  /** The version the person saw; the server refuses the write when there is a newer one. */
  version?: number
  /** Asked or done whichever client the session is for now. */
  ofAnyClient?: boolean
  signal?: AbortSignal
}

/** The answer of a write that has nothing to say (204). */
export const Empty = z.null()

/** Every byte from the server passes a schema here, so nothing past this line is a guess. */
export async function http<T extends z.ZodType>(
  method: Method,
  path: string,
  schema: T,
  { body, query = {}, version, ofAnyClient = false, signal }: Extra = {},
): Promise<z.output<T>> {
  const json = body === undefined || body instanceof FormData ? null : JSON.stringify(body)
  // Two uploads are never the same act: files cannot be compared cheaply.
  const act = body instanceof FormData ? crypto.randomUUID() : `${path} ${json}`
  const headers = new Headers({ accept: 'application/json' })
  if (json !== null) headers.set('content-type', 'application/json')
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  if (method === 'POST') headers.set('idempotency-key', keyOf(act))
  const client = ofAnyClient ? null : activeClient()
  if (client) headers.set('x-client', client)
  if (method === 'GET' && !personIsActive()) headers.set('x-activity', 'background')

  const response = await fetch(withQuery(`/api/v1${path}`, query), {
    method,
    headers,
    body: body instanceof FormData ? body : json,
    signal: signal ?? null,
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause
    throw new AppError({ code: 'unavailable', retryAfter: 0 }, { cause })
  })
  const answer: unknown = await response.json().catch(() => null)
  const fault = response.ok ? null : faultOf(response.status, answer)
  if (!fault || !leavesOpen.has(fault.code)) answered(act)
  if (fault?.code === 'conflict' && fault.rule === 'other-client') otherWindowSwitched()
  if (fault) throw new AppError(fault)
  return schema.parse(answer)
}

/** After these nobody knows whether the act took place: the next attempt is the same act. */
export const leavesOpen = new Set<FaultCode>(['unavailable', 'internal', 'idempotency-running'])

/** RFC 9457: the fault's own fields travel as extension members. What is none of ours came from something in between. */
export function faultOf(status: number, problem: unknown): Fault {
  const fault = Fault.safeParse(problem)
  if (fault.success) return fault.data
  if (status === 401) return { code: 'unauthenticated' }
  if (status === 502 || status === 503 || status === 504)
    return { code: 'unavailable', retryAfter: 0 }
  return { code: 'internal' }
}
