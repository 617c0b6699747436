import type { SecondFactor } from '@portal/domain/accounts/factors'
import type { GivenBy } from '@portal/domain/instructions/contract'
import type { BindingAct } from '@portal/domain/receipts/contract'
import {
  type Confirmation,
  type Factors,
  requireSecondFactor,
} from '../accounts/factors/second-factor.ts'
import type { Whereabouts } from '../accounts/service.ts'
import { holdAuthority } from '../people/service.ts'
import type { Acting } from './moves.ts'

/** What judges a second factor, and where it is given from. */
export type Confirming = { factors: Factors; where: Whereabouts }
export type Signature = { givenBy: GivenBy; proof: Confirmation['proof']; sha256: string }

/**
 * Who binds the client with this act, by which entry of the §9 register, and how that was confirmed: a fresh second
 * factor over `sha256`. It is asked for last, so that no code is spent on an act that could not happen anyway, and the
 * entry is held before it. Throws `forbidden`, `step-up-required`, `step-up-rejected` or `second-factor-disabled`.
 */
export async function sign(
  { tx, actor, now }: Acting,
  { factors, where }: Confirming,
  { act, subject, sha256 }: { act: BindingAct; subject: string; sha256: string },
  secondFactor: SecondFactor | undefined,
): Promise<Signature> {
  const entry = await holdAuthority(tx, actor, now)
  const { authenticatedBy, proof } = await requireSecondFactor(
    factors,
    actor.userId,
    secondFactor,
    { act, subject, sha256 },
    where,
    now,
  )
  const givenBy: GivenBy = {
    userId: actor.userId,
    name: actor.name,
    function: entry.function,
    authorisationId: entry.id,
    authorisedSince: entry.validFrom,
    authenticatedBy,
  }
  return { givenBy, proof, sha256 }
}
