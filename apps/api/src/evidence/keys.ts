import type { Reader } from '../platform/database/db.ts'
import { listSigningKeys } from '../platform/evidence/signing-keys.ts'
import type { PublishedKey } from '../platform/evidence/signing-chain.ts'
import type { JWK, Signer } from '../platform/evidence/signing.ts'

/** The key that signs now, and those that signed before it and count. */
export async function trustedKeys(tx: Reader, signer: Signer): Promise<JWK[]> {
  return (await publishedKeys(tx, signer)).map(({ jwk }) => jwk)
}

/** The same, each with the signature of the one before it. */
export async function publishedKeys(tx: Reader, signer: Signer): Promise<PublishedKey[]> {
  const { kid, publicJwk: jwk } = signer
  const known = await listSigningKeys(tx, signer)
  return known.some((key) => key.jwk.kid === kid) ? known : [...known, { jwk, endorsement: null }]
}
