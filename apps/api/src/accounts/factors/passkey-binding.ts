import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { PasskeyAttestation, PasskeyCreation } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import { readableAddress } from '@portal/domain/mail-address'
import type { Instant } from '@portal/domain/time'
import { count, eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { passkeys } from '../factor-table.ts'
import { challengeLifetime, consumeChallenge, makeChallenge } from './challenges.ts'
import {
  base64url,
  challengeOf,
  descriptorsOf,
  mostFactors,
  type RelyingParty,
  uuidBytes,
} from './passkeys.ts'

// COSE: EdDSA, ES256, RS256, in the order we like them (WebAuthn Level 3, §5.3).
const algorithms = [-8, -7, -257]

/** What the browser needs to make a passkey. One that is known already is left out by the authenticator itself. */
export async function offerPasskey(
  tx: Tx,
  { id: rpId }: RelyingParty,
  user: { userId: string; email: string; name: string },
  now: Instant,
): Promise<PasskeyCreation> {
  const challenge = await makeChallenge(tx, { purpose: 'register', userId: user.userId }, null, now)
  return {
    challenge: base64url(challenge),
    rp: { id: rpId, name: 'AVV-Portal' },
    user: {
      id: base64url(uuidBytes(user.userId)),
      name: readableAddress(user.email),
      displayName: user.name,
    },
    pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
    timeout: challengeLifetime,
    attestation: 'none',
    authenticatorSelection: {
      residentKey: 'required',
      requireResidentKey: true,
      userVerification: 'required',
    },
    excludeCredentials: await descriptorsOf(tx, user.userId),
  }
}

/**
 * Binds a passkey whose authenticator checked its owner (user verification). Throws `code-rejected`, or `conflict` when it
 * is bound already or there are too many.
 */
export async function bindPasskey(
  tx: Tx,
  { id: rpId, origin }: RelyingParty,
  userId: string,
  { name, attestation }: { name: string; attestation: PasskeyAttestation },
  now: Instant,
): Promise<void> {
  const challenge = challengeOf(attestation.response.clientDataJSON)
  const made = await consumeChallenge(tx, challenge, { purpose: 'register', userId }, now)
  const verified = made
    ? await verifyRegistrationResponse({
        // Everything the library reads passed the contract; it checks the rest itself.
        response: attestation as unknown as RegistrationResponseJSON,
        expectedChallenge: base64url(challenge),
        expectedOrigin: origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        supportedAlgorithmIDs: algorithms,
      }).catch(() => null)
    : null
  if (!verified?.verified) throw rejected()
  const { credential } = verified.registrationInfo
  const [known] = await tx.select({ n: count() }).from(passkeys).where(eq(passkeys.userId, userId))
  if ((known?.n ?? 0) >= mostFactors)
    throw new AppError({ code: 'conflict', rule: 'too-many-factors' })
  const bound = await tx
    .insert(passkeys)
    .values({
      id: newId(),
      userId,
      credentialId: Buffer.from(credential.id, 'base64url'),
      publicKey: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: attestation.response.transports ?? [],
      name,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: passkeys.id })
  if (bound.length === 0) throw new AppError({ code: 'conflict', rule: 'passkey-known' })
}

const rejected = () => new AppError({ code: 'code-rejected', reason: 'wrong', factor: 'passkey' })
