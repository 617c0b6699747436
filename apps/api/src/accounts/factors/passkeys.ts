import {
  type AuthenticationResponseJSON,
  verifyAuthenticationResponse,
} from '@simplewebauthn/server'
import type { ConfirmationChallenge } from '@portal/domain/accounts/factors'
import type { PasskeyAssertion, PasskeyRequest } from '@portal/domain/accounts/passkeys'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, lt, or, sql } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import { challengeLifetime, consumeChallenge, makeChallenge } from './challenges.ts'
import { type ChallengePurpose, passkeys } from '../factor-table.ts'

/** Whom a passkey is made for: the portal's host, and the only page that may ask for it. */
export type RelyingParty = { id: string; origin: string }

export const relyingPartyOf = (publicUrl: string): RelyingParty => {
  const { hostname, origin } = new URL(publicUrl)
  return { id: hostname, origin }
}

/** Most passkeys, and most apps, one person can have. */
export const mostFactors = 10

export const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')
export const uuidBytes = (id: string) => Buffer.from(id.replaceAll('-', ''), 'hex')

/** The passkeys of somebody, as a browser is told of them. */
export async function descriptorsOf(tx: Tx, userId: string) {
  const rows = await tx
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
  return rows.map(({ id, transports }) => ({
    id: base64url(id),
    type: 'public-key' as const,
    transports,
  }))
}

/** What the browser needs to ask for a passkey: any of this portal's, or those of one person. */
export async function askForPasskey(
  tx: Tx,
  { id: rpId }: RelyingParty,
  wanted: { purpose: Exclude<ChallengePurpose, 'register'>; userId: string | null },
  confirms: ConfirmationChallenge | null,
  now: Instant,
): Promise<PasskeyRequest> {
  const allowCredentials = wanted.userId ? await descriptorsOf(tx, wanted.userId) : []
  if (wanted.userId && allowCredentials.length === 0)
    throw new AppError({ code: 'not-found', entity: 'passkey' })
  const challenge = await makeChallenge(tx, wanted, confirms, now)
  return {
    challenge: base64url(challenge),
    rpId,
    timeout: challengeLifetime,
    userVerification: 'required',
    allowCredentials,
  }
}

/** What is kept of an assertion, enough to check it again without this portal (WebAuthn Level 3, §7.2). */
export type PasskeyProof = {
  binding: string
  credentialId: string
  publicKey: string
  authenticatorData: string
  clientDataJSON: string
  signature: string
  origin: string
  rpId: string
}

export type PasskeyResult =
  | { result: 'accepted'; userId: string; proof: PasskeyProof | null }
  | { result: 'wrong' | 'used'; userId: string | null }

/**
 * Judges an assertion. Its challenge is used up whatever becomes of it, and commits by itself. `confirms`: what the
 * challenge has to have been derived from.
 */
export async function judgePasskey(
  auth: Connections,
  { id: rpId, origin }: RelyingParty,
  assertion: PasskeyAssertion,
  wanted: { purpose: Exclude<ChallengePurpose, 'register'>; userId: string | null },
  confirms: ConfirmationChallenge | null,
  now: Instant,
): Promise<PasskeyResult> {
  return auth.transaction(null, async (tx) => {
    const challenge = challengeOf(assertion.response.clientDataJSON)
    const [passkey] = await tx
      .select()
      .from(passkeys)
      .where(
        and(
          eq(passkeys.credentialId, Buffer.from(assertion.id, 'base64url')),
          wanted.userId ? eq(passkeys.userId, wanted.userId) : undefined,
        ),
      )
    const userId = passkey?.userId ?? null
    const known = await consumeChallenge(tx, challenge, wanted, now)
    if (!known) return { result: 'used', userId }
    if (!passkey || !userId || !isFor(assertion, userId) || !says(known.binding, confirms))
      return { result: 'wrong', userId }
    const verified = await verifyAuthenticationResponse({
      response: assertion as unknown as AuthenticationResponseJSON,
      expectedChallenge: base64url(challenge),
      expectedOrigin: origin,
      expectedRPID: rpId,
      credential: {
        id: base64url(passkey.credentialId),
        publicKey: new Uint8Array(passkey.publicKey),
        counter: passkey.counter,
      },
      requireUserVerification: true,
    }).catch(() => null)
    if (!verified?.verified) return { result: 'wrong', userId }
    const counter = verified.authenticationInfo.newCounter
    // Two at once with the same counter: a copy of the key (WebAuthn Level 3, §6.1.1). Most keep it at zero.
    const counted = await tx
      .update(passkeys)
      .set({ counter, lastUsedAt: now })
      .where(
        and(
          eq(passkeys.id, passkey.id),
          or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`)),
        ),
      )
      .returning({ id: passkeys.id })
    if (counted.length === 0) return { result: 'wrong', userId }
    const { authenticatorData, clientDataJSON, signature } = assertion.response
    const proof =
      known.binding === null
        ? null
        : {
            binding: known.binding,
            credentialId: assertion.id,
            publicKey: base64url(passkey.publicKey),
            authenticatorData,
            clientDataJSON,
            signature,
            origin,
            rpId,
          }
    return { result: 'accepted', userId, proof }
  })
}

/** The authenticator's word of whose passkey it is, where it gives one. */
const isFor = ({ response: { userHandle } }: PasskeyAssertion, userId: string) =>
  userHandle === undefined || userHandle === base64url(uuidBytes(userId))

function says(binding: string | null, confirms: ConfirmationChallenge | null): boolean {
  if (binding === null || confirms === null) return binding === confirms
  // Written by `makeChallenge` alone.
  const { act, subject, sha256 } = JSON.parse(binding) as ConfirmationChallenge
  return act === confirms.act && subject === confirms.subject && sha256 === confirms.sha256
}

/** The challenge an answer says it is for; empty where it cannot be read, which is none of ours. */
export function challengeOf(clientDataJSON: string): Buffer {
  try {
    const data: unknown = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString())
    const named =
      typeof data === 'object' && data !== null && 'challenge' in data ? data.challenge : null
    return typeof named === 'string' ? Buffer.from(named, 'base64url') : Buffer.of()
  } catch {
    return Buffer.of()
  }
}
