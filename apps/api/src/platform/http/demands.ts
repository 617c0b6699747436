import { isOfAccount, may, type Permission, refusalOf } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type { FastifyRequest } from 'fastify'
import { type Description, longestKey } from './route-description.ts'
import type { Actor } from './actor.ts'

type Demands = { permission: Permission; reauthenticated?: true }

/** Throws `forbidden`, `conflict` (`other-client`) and `reauthentication-required`. */
export function assertMayHere(actor: Actor, route: Demands, request: FastifyRequest, now: Instant) {
  if (!isOfAccount(route.permission)) assertSameClient(actor, request)
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

/** The version of `If-Match`; null where the header was left out and may be. Throws `precondition-required`. */
export function seenVersion(
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

/** Null: the act is not repeated safely, and need not be. Throws `precondition-required`, `invalid`. */
export function idempotencyKey(request: FastifyRequest, route: Description): string | null {
  if (route.method !== 'POST') return null
  const header = request.headers['idempotency-key']
  if (typeof header === 'string' && header !== '') {
    if (header.length <= longestKey) return header
    const issue = {
      path: '/headers/idempotency-key',
      code: 'too-big',
      message: `at most ${longestKey} characters`,
    }
    throw new AppError({ code: 'invalid', issues: [issue] })
  }
  if (route.idempotencyKey)
    throw new AppError({ code: 'precondition-required', header: 'Idempotency-Key' })
  return null
}
