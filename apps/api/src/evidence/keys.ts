import type { Reader } from '../platform/database/db.ts'
import { listSigningKeys } from '../platform/evidence/signing-keys.ts'
import type { JWK, Signer } from '../platform/evidence/signing.ts'

/** The key that signs now, and those that signed before it. */
export async function trustedKeys(tx: Reader, { kid, publicJwk }: Signer): Promise<JWK[]> {
  const others = (await listSigningKeys(tx)).filter((key) => key.kid !== kid)
  return [publicJwk, ...others]
}
