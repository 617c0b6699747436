import { ClientId, UserId } from '@portal/domain/accounts/contract'
import { z } from 'zod'
import type { ActingDeps } from '../binding/route-parts.ts'
import type { RouteDeps } from '../platform/http/route.ts'

export type PeopleDeps = RouteDeps & ActingDeps

export const ofClient = z.strictObject({ id: ClientId })
export const ofMember = z.strictObject({ id: ClientId, userId: UserId })
