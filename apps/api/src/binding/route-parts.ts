import type { FaultCode } from '@portal/domain/fault'
import type { Factors } from '../accounts/factors/second-factor.ts'
import { whereaboutsOf } from '../accounts/whereabouts.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Context } from '../platform/http/route.ts'
import type { Acting } from './acting.ts'

/** What an act confirmed with a second factor may be refused for. */
export const confirmationFaults = [
  'step-up-required',
  'step-up-rejected',
  'second-factor-disabled',
] as const satisfies FaultCode[]

export type ActingDeps = { factors: Factors; evidence: RecordEvidence }
type Request = Pick<Context<unknown, unknown, unknown>, 'tx' | 'actor' | 'now' | 'seen' | 'request'>

/** Whoever sends a request, as services ask for them. */
export const actingWith =
  ({ factors, evidence }: ActingDeps) =>
  ({ tx, actor, now, seen, request }: Request): Acting => ({
    tx,
    actor,
    factors,
    evidence,
    where: whereaboutsOf(request),
    now,
    seen,
  })
