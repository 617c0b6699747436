import { canonicalJson } from '@portal/domain/canonical-json'
import type { Instant } from '@portal/domain/time'
import { type JWK, openJws, type Signer } from './signing.ts'

/** The `typ` of a key that the one before it signed, and of a key's own word on where its chain begins. */
const endorsementType = 'avv-portal-signing-key+jws'
const rootType = 'avv-portal-signing-root+jws'

/** A published key with the signature of the one before it; the first one has none. */
export type PublishedKey = { jwk: JWK; endorsement: string | null }

export const endorse = (previous: Signer, { publicJwk }: Signer, firstUsedAt: Instant): string =>
  previous.sign({ v: 1, jwk: publicJwk, firstUsedAt, previous: previous.kid }, endorsementType)

export const sayRoots = (signer: Signer, roots: readonly string[]): string =>
  signer.sign({ v: 1, kid: signer.kid, roots }, rootType)

/** Where a key says its chain begins, the root itself first; null where it did not say that itself. */
export function rootsSaidBy({ kid, publicJwk }: Signer, statement: string | null): string[] | null {
  const payload = statement === null ? null : openJws(statement, rootType, [publicJwk])
  if (payload === null) return null
  const said = JSON.parse(payload) as { kid: string; roots: string[] }
  return said.kid === kid && said.roots.length > 0 ? said.roots : null
}

/** The keys that count: the roots, and whatever one of them signed, or one that was signed by one of them, and so on. */
export function chained(keys: readonly PublishedKey[], roots: readonly string[]): JWK[] {
  const counted = keys.map(({ jwk }) => jwk).filter(({ kid }) => roots.includes(kid))
  for (let before = -1; before !== counted.length;) {
    before = counted.length
    for (const { jwk, endorsement } of keys) {
      const isKnown = counted.some(({ kid }) => kid === jwk.kid)
      if (!isKnown && endorsement !== null && isEndorsed(jwk, endorsement, counted))
        counted.push(jwk)
    }
  }
  return counted
}

function isEndorsed(jwk: JWK, endorsement: string, by: readonly JWK[]): boolean {
  const payload = openJws(endorsement, endorsementType, by)
  if (payload === null) return false
  return canonicalJson((JSON.parse(payload) as { jwk: JWK }).jwk) === canonicalJson(jwk)
}
