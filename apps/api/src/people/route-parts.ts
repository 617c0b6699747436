import { ClientId, UserId } from '@portal/domain/accounts/contract'
import type { FaultCode } from '@portal/domain/fault'
import { z } from 'zod'
import type { Factors } from '../accounts/factors/second-factor.ts'
import { whereaboutsOf } from '../accounts/whereabouts.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Context, RouteDeps } from '../platform/http/route.ts'
import type { Acting } from './acting.ts'

export type PeopleDeps = RouteDeps & { factors: Factors; evidence: RecordEvidence }

export const ofClient = z.strictObject({ id: ClientId })
export const ofMember = z.strictObject({ id: ClientId, userId: UserId })

/** A handful of people each: one page always, in the shape of every list. */
export const whole = <T>(items: T[]) => ({ items, nextCursor: null })

/** What an act confirmed with a second factor may be refused for. */
export const confirmationFaults = [
  'step-up-required',
  'step-up-rejected',
  'second-factor-disabled',
] as const satisfies FaultCode[]

type Request = Pick<Context<unknown, unknown, unknown>, 'tx' | 'actor' | 'now' | 'request'>

export const actingWith =
  ({ factors, evidence }: Pick<PeopleDeps, 'factors' | 'evidence'>) =>
  ({ tx, actor, now, request }: Request): Acting => ({
    tx,
    actor,
    factors,
    evidence,
    where: whereaboutsOf(request),
    now,
  })
