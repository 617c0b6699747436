import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Actor } from '../platform/http/actor.ts'
import type { Owner } from './service.ts'
import { whereaboutsOf } from './whereabouts.ts'

export const ownerOf = ({ userId }: Actor, request: FastifyRequest): Owner => ({
  userId,
  where: whereaboutsOf(request),
})

export const byId = z.strictObject({ id: z.uuid() })
export const own = { permission: 'account.manage' as const }
/** Of the account itself: its owner has to have been asked again, and nothing of it is kept. */
export const guarded = {
  ...own,
  reauthenticated: true as const,
  secret: true as const,
  faults: ['reauthentication-required' as const],
}
