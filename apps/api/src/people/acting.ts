import type { ConfirmedAct, SecondFactor } from '@portal/domain/accounts/factors'
import { canonicalJson } from '@portal/domain/canonical-json'
import type { Instant } from '@portal/domain/time'
import type { KeptConfirmation } from '../accounts/link-table.ts'
import { type Factors, requireSecondFactor } from '../accounts/factors/second-factor.ts'
import type { Whereabouts } from '../accounts/service.ts'
import { sha256Hex } from '../platform/crypto.ts'
import type { Tx } from '../platform/database/db.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import type { Actor } from '../platform/http/session.ts'

/** Somebody who changes who may do what, and from where. */
export type Acting = {
  tx: Tx
  actor: Actor
  factors: Factors
  evidence: RecordEvidence
  where: Whereabouts
  now: Instant
}

export type Confirmed = { authenticatedBy: string; confirmation: KeptConfirmation | null }

/**
 * The fresh second factor of an act whose exact text is the canonical JSON of its input. It commits by itself, so it is
 * asked for last. Throws `step-up-required`, `step-up-rejected` or `second-factor-disabled`.
 */
export async function confirm(
  { actor, factors, where, now }: Acting,
  act: ConfirmedAct,
  subject: string,
  input: object,
  secondFactor: SecondFactor | undefined,
): Promise<Confirmed> {
  const text = canonicalJson(input)
  const { authenticatedBy, proof } = await requireSecondFactor(
    factors,
    actor.userId,
    secondFactor,
    { act, subject, sha256: sha256Hex(text) },
    where,
    now,
  )
  return { authenticatedBy, confirmation: proof && { text, proof } }
}

/** The name of whoever did it, where that is somebody else than the account's owner. */
export const otherThan = (userId: string, actor: Actor): string | null =>
  actor.userId === userId ? null : actor.name
