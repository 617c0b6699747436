import { isOfAccount, type Permission } from '@portal/domain/access'
import type { FaultCode } from '@portal/domain/fault'
import type { Counted } from './load/charge.ts'

/** What a session must be allowed to do at a route; `anyone` only where it works without one. */
export type Access = Permission | 'anyone'

declare module 'fastify' {
  interface FastifyContextConfig {
    permission?: Access
    /** Answered whatever the process is busy with, and not worth a line in the log. */
    forMachines?: boolean
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

/** How long an `Idempotency-Key` may be. */
export const longestKey = 200

/** A request header as the API's description names it. */
export type SentHeader = { name: string; required: boolean; description: string; maxLength: number }

type Examples = { body?: unknown; answer?: unknown }

/** What a route says of itself beside its schemas. */
export type Description = {
  operationId: string
  summary: string
  description?: string
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  permission: Access
  params?: unknown
  body?: unknown
  /** The faults this route adds to those every route may answer with. */
  faults?: readonly FaultCode[]
  examples?: Examples
  /** `If-Match`: what the person saw is compared with what is stored. */
  ifMatch?: 'accepted' | 'required'
  counts?: Counted
  /** `Idempotency-Key` is accepted on every POST; binding acts require it. */
  idempotencyKey?: 'required'
}

/** The part of a route's schema that the OpenAPI document is made from. */
export const describeRoute = (route: Description) => ({
  operationId: route.operationId,
  summary: route.summary,
  ...(route.description && { description: route.description }),
  ...(route.examples && { examples: route.examples }),
  ...(route.permission === 'anyone' && { security: [] }),
  faults: faultsOf(route),
  sentHeaders: headersOf(route),
})

function faultsOf(route: Description): FaultCode[] {
  const { permission, method, body, faults = [] } = route
  const all: FaultCode[] =
    permission === 'anyone'
      ? [...faults, ...(method === 'GET' ? [] : (['invalid', 'forbidden'] as const))]
      : ['unauthenticated', 'forbidden', 'invalid', ...faults]
  // Whoever switched the client meanwhile is told; so is who acts on what is not what the log holds.
  if (permission !== 'anyone' && !isOfAccount(permission)) all.push('conflict')
  if (route.params) all.push('not-found')
  if (route.counts) all.push('quota-exceeded')
  if (route.ifMatch) all.push('stale')
  if (route.ifMatch === 'required' || route.idempotencyKey) all.push('precondition-required')
  if (isRepeatable(route)) all.push('idempotency-mismatch', 'idempotency-running')
  if (body) all.push('unreadable', 'unsupported-media-type')
  return [...all, 'unavailable', 'internal']
}

/** Without a session there is nobody whose key it were. */
const isRepeatable = ({ method, permission }: Description) =>
  method === 'POST' && permission !== 'anyone'

function headersOf(route: Description): SentHeader[] {
  const { ifMatch, idempotencyKey } = route
  const headers: SentHeader[] = []
  if (ifMatch) {
    const description = 'The ETag of the version the person saw.'
    const required = ifMatch === 'required'
    headers.push({ name: 'If-Match', required, description, maxLength: 200 })
  }
  if (isRepeatable(route)) {
    const description = 'Same key and body: the stored answer, the act is not repeated.'
    const required = idempotencyKey === 'required'
    headers.push({ name: 'Idempotency-Key', required, description, maxLength: longestKey })
  }
  return headers
}
