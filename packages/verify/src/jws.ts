import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'

/** What a compact JWS (RFC 7515) says, once its signature was found genuine. */
export type Opened = { kid: string; typ: string; payload: Record<string, unknown>; text: string }

/** Public Ed25519 keys (RFC 8037) by their `kid`, each with what the key before it signed. */
export type Keys = ReadonlyMap<string, Key>
export type Key = { key: KeyObject; x: string; endorsement: string | null }

/** The Ed25519 keys of a JWK set (RFC 7517); whatever else it holds is left out. */
export function keysOf(jwks: unknown): Keys {
  const keys = new Map<string, Key>()
  for (const jwk of arrayOf(recordOf(jwks)?.keys)) {
    const { kty, crv, x, kid, endorsement: signed } = recordOf(jwk) ?? {}
    if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || typeof kid !== 'string')
      continue
    const key: JsonWebKey = { kty, crv, x }
    const endorsement = typeof signed === 'string' ? signed : null
    keys.set(kid, { key: createPublicKey({ key, format: 'jwk' }), x, endorsement })
  }
  return keys
}

/** The payload of a JWS that one of `keys` signed with Ed25519; null when anything about it is wrong. */
export function openJws(jws: string, keys: Keys): Opened | null {
  const [header = '', payload = '', signature = '', ...rest] = jws.trim().split('.')
  const { alg, kid, typ } = jsonOf(header) ?? {}
  const key = typeof kid === 'string' ? keys.get(kid)?.key : undefined
  if (!key || alg !== 'EdDSA' || rest.length > 0) return null
  const signed = Buffer.from(`${header}.${payload}`)
  const bytes = Buffer.from(signature, 'base64url')
  // The last character has bits to spare: one signature, one spelling.
  if (bytes.toString('base64url') !== signature || !verify(null, signed, key, bytes)) return null
  const said = jsonOf(payload)
  const text = Buffer.from(payload, 'base64url').toString()
  return said && { kid: String(kid), typ: String(typ), payload: said, text }
}

/** The payload of a JWS whose signature nobody checked. */
export const unchecked = (jws: string): Record<string, unknown> | null =>
  jsonOf(/^[\w-]+\.([\w-]+)\.[\w-]*$/u.exec(jws.trim())?.[1] ?? '')

function jsonOf(part: string): Record<string, unknown> | null {
  try {
    return recordOf(JSON.parse(Buffer.from(part, 'base64url').toString())) ?? null
  } catch {
    return null
  }
}

export function recordOf(value: unknown): Record<string, unknown> | undefined {
  // What is an object and no array has nothing but named fields.
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined
}

const arrayOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
