import type { Permission } from '@portal/domain/access'
import type { FaultCode } from '@portal/domain/fault'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a session must be allowed to do here; `anyone` only where a route works without one. */
    permission?: Permission | 'anyone'
  }
  interface FastifySchema {
    operationId?: string
    summary?: string
    description?: string
    tags?: readonly string[]
    faults?: readonly FaultCode[]
    sentHeaders?: readonly SentHeader[]
    examples?: Examples
  }
}

/** A request header as the API's description names it. */
export type SentHeader = { name: string; required: boolean; description: string }

type Examples = { body?: unknown; answer?: unknown }

/** What a route says of itself beside its schemas. */
export type Description = {
  operationId: string
  summary: string
  description?: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  params?: unknown
  body?: unknown
  /** The faults this route adds to those every route may answer with. */
  faults?: readonly FaultCode[]
  examples?: Examples
  /** `If-Match`: what the person saw is compared with what is stored. */
  ifMatch?: 'accepted' | 'required'
  /** `Idempotency-Key` is accepted on every POST; binding acts require it. */
  idempotencyKey?: 'required'
}

/** The part of a route's schema that the OpenAPI document is made from. */
export const describeRoute = (route: Description) => ({
  operationId: route.operationId,
  summary: route.summary,
  ...(route.description && { description: route.description }),
  ...(route.examples && { examples: route.examples }),
  faults: faultsOf(route),
  sentHeaders: headersOf(route),
})

function faultsOf(route: Description): FaultCode[] {
  const all: FaultCode[] = ['unauthenticated', 'forbidden', 'invalid', ...(route.faults ?? [])]
  if (route.params) all.push('not-found')
  if (route.ifMatch) all.push('stale')
  if (route.ifMatch === 'required' || route.idempotencyKey) all.push('precondition-required')
  if (route.method === 'POST') all.push('idempotency-mismatch', 'idempotency-running')
  if (route.body) all.push('unreadable', 'unsupported-media-type')
  return [...all, 'unavailable', 'internal']
}

function headersOf({ ifMatch, idempotencyKey, method }: Description): SentHeader[] {
  const headers: SentHeader[] = []
  if (ifMatch) {
    const description = 'The ETag of the version the person saw.'
    headers.push({ name: 'If-Match', required: ifMatch === 'required', description })
  }
  if (method === 'POST') {
    const description = 'Same key and body: the stored answer, the act is not repeated.'
    headers.push({ name: 'Idempotency-Key', required: idempotencyKey === 'required', description })
  }
  return headers
}
