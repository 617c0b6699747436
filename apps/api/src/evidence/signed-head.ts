import { headType } from '../platform/evidence/evidence.ts'
import { type JWK, openJws } from '../platform/evidence/signing.ts'

type Head = { client: string; sequence: number; hash: string; jws: string | null }

/** Whether one of the keys signed exactly this head. */
export function isSignedHead({ client, sequence, hash, jws }: Head, keys: JWK[]): boolean {
  const payload = jws === null ? null : openJws(jws, headType, keys)
  if (payload === null) return false
  const said = JSON.parse(payload) as Record<string, unknown>
  return said.client === client && said.sequence === sequence && said.hash === hash
}
