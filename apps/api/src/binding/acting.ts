import type { Instant } from '@portal/domain/time'
import type { Factors } from '../accounts/factors/second-factor.ts'
import type { Whereabouts } from '../accounts/service.ts'
import type { Tx } from '../platform/database/db.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/actor.ts'

/** Somebody who acts, with what judges a second factor and what keeps evidence. */
export type Acting = {
  tx: Tx
  actor: Actor
  factors: Factors
  evidence: RecordEvidence
  where: Whereabouts
  now: Instant
  /** The version the person saw; null where they did not say. */
  seen: number | null
}
