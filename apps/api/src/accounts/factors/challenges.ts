import { randomBytes } from 'node:crypto'
import type { ConfirmationChallenge } from '@portal/domain/accounts/factors'
import { canonicalJson } from '@portal/domain/canonical-json'
import { type Instant, later, span } from '@portal/domain/time'
import { and, eq, gt, isNull, lt } from 'drizzle-orm'
import { sha256 } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { type ChallengePurpose, passkeyChallenges } from '../factor-table.ts'

/** Milliseconds a person has to look for the passkey. */
export const challengeLifetime = 5 * span.minute

type Wanted = { purpose: ChallengePurpose; userId: string | null }

/**
 * A challenge for one use. One that confirms something is the SHA-256 of what it confirms and a nonce, so that the
 * signature over it can be checked against the text for as long as both are kept (WebAuthn Level 3, §13.4.3).
 */
export async function makeChallenge(
  tx: Tx,
  { purpose, userId }: Wanted,
  confirms: ConfirmationChallenge | null,
  now: Instant,
): Promise<Buffer> {
  const binding =
    confirms && canonicalJson({ ...confirms, nonce: randomBytes(16).toString('base64url') })
  const challenge = binding ? sha256(binding) : randomBytes(32)
  const expiresAt = later(now, challengeLifetime)
  await tx.insert(passkeyChallenges).values({ challenge, purpose, userId, binding, expiresAt })
  return challenge
}

/** Uses a challenge up; null: unknown, used, expired, or made for somebody or something else. */
export async function consumeChallenge(
  tx: Tx,
  challenge: Buffer,
  { purpose, userId }: Wanted,
  now: Instant,
): Promise<{ binding: string | null } | null> {
  const [row] = await tx
    .update(passkeyChallenges)
    .set({ usedAt: now })
    .where(
      and(
        eq(passkeyChallenges.challenge, challenge),
        eq(passkeyChallenges.purpose, purpose),
        userId === null ? isNull(passkeyChallenges.userId) : eq(passkeyChallenges.userId, userId),
        isNull(passkeyChallenges.usedAt),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ binding: passkeyChallenges.binding })
  return row ?? null
}

/** Forgets challenges whose time is over. */
export async function forgetOldChallenges(tx: Tx, now: Instant): Promise<void> {
  await tx.delete(passkeyChallenges).where(lt(passkeyChallenges.expiresAt, now))
}
