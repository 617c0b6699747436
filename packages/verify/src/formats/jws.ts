import { isSignedBy, utf8 } from '#port'
import { bytesOf, concat, fromBase64Url, fromHex } from './bytes.ts'

/** What a compact JWS (RFC 7515) says, once its signature was found genuine. */
export type Opened = { kid: string; typ: string; payload: Record<string, unknown>; text: string }

/** Public Ed25519 keys (RFC 8037) by their `kid`, each with what the key before it signed. */
export type Keys = ReadonlyMap<string, Key>
export type Key = { x: string; endorsement: string | null }

/** The Ed25519 keys of a JWK set (RFC 7517); whatever else it holds is left out. */
export function keysOf(jwks: unknown): Keys {
  const keys = new Map<string, Key>()
  for (const jwk of arrayOf(recordOf(jwks)?.keys)) {
    const { kty, crv, x, kid, endorsement: signed } = recordOf(jwk) ?? {}
    if (kty !== 'OKP' || crv !== 'Ed25519' || typeof x !== 'string' || typeof kid !== 'string')
      continue
    const endorsement = typeof signed === 'string' ? signed : null
    keys.set(kid, { x, endorsement })
  }
  return keys
}

/** What stands before the 32 bytes of an Ed25519 key in SubjectPublicKeyInfo (RFC 8410, §4). */
const beforeKey = fromHex('302a300506032b6570032100')

/** The payload of a JWS that one of `keys` signed with Ed25519; null when anything about it is wrong. */
export async function openJws(jws: string, keys: Keys): Promise<Opened | null> {
  const [header = '', payload = '', signature = '', ...rest] = jws.trim().split('.')
  const { alg, kid, typ } = jsonOf(header) ?? {}
  const x = typeof kid === 'string' ? keys.get(kid)?.x : undefined
  const key = x === undefined ? null : fromBase64Url(x)
  const bytes = fromBase64Url(signature)
  if (key?.length !== 32 || alg !== 'EdDSA' || rest.length > 0 || !bytes) return null
  const signed = bytesOf(`${header}.${payload}`)
  if (!(await isSignedBy(concat([beforeKey, key]), null, signed, bytes))) return null
  const said = jsonOf(payload)
  return said && { kid: String(kid), typ: String(typ), payload: said, text: textOf(payload) }
}

/** The payload of a JWS whose signature nobody checked. */
export const unchecked = (jws: string): Record<string, unknown> | null =>
  jsonOf(/^[\w-]+\.([\w-]+)\.[\w-]*$/u.exec(jws.trim())?.[1] ?? '')

/** What the header of a JWS says, which nobody checked. */
export const headerOf = (jws: string): Record<string, unknown> | null =>
  jsonOf(jws.trim().split('.')[0] ?? '')

const textOf = (part: string): string => utf8(fromBase64Url(part) ?? new Uint8Array())

function jsonOf(part: string): Record<string, unknown> | null {
  try {
    return recordOf(JSON.parse(textOf(part))) ?? null
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
