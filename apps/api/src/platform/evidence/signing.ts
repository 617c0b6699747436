import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { sha256 } from '../crypto.ts'

/** A public Ed25519 key as RFC 8037 and RFC 7517 write it; `kid` is its thumbprint (RFC 7638). */
export type JWK = { kty: 'OKP'; crv: 'Ed25519'; x: string; kid: string; alg: 'EdDSA'; use: 'sig' }

/** Signs in the portal's name. Synchronous, because it happens within the transaction of the act. */
export type Signer = {
  kid: string
  publicJwk: JWK
  /** The keys that count without another one's signature; the first of them is named in whatever is proven. */
  roots: readonly string[]
  /** SHA-256 of the certificate that seals what is printed; absent where nothing is. */
  seal?: string
  /** Of the certificates that sealed before it. */
  earlierSeals?: readonly string[]
  /** A compact JWS (RFC 7515) over the UTF-8 bytes of `canonicalJson(payload)`. The same payload gives the same text. */
  sign(payload: object, typ: string): string
}

// What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410, §7).
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** `seed`: the 32 bytes of the private key (RFC 8032, §5.1.5). Without others the key is its own root. */
export function createSigner(seed: Buffer, roots?: readonly string[]): Signer {
  if (seed.length !== 32) throw new TypeError('an Ed25519 seed has 32 bytes')
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const x = createPublicKey(key).export({ format: 'jwk' }).x ?? ''
  const kid = sha256(canonicalJson({ crv: 'Ed25519', kty: 'OKP', x })).toString('base64url')
  return {
    kid,
    publicJwk: { kty: 'OKP', crv: 'Ed25519', x, kid, alg: 'EdDSA', use: 'sig' },
    roots: roots ?? [kid],
    sign: (payload, typ) => {
      const signed = `${base64url({ alg: 'EdDSA', kid, typ })}.${base64url(payload)}`
      return `${signed}.${sign(null, Buffer.from(signed), key).toString('base64url')}`
    },
  }
}

const base64url = (value: object) => Buffer.from(canonicalJson(value)).toString('base64url')

/**
 * The payload's text of a compact JWS that one of `keys` signed as a `typ`; null when it is none, whatever is wrong
 * with it. The algorithm is Ed25519, whatever the header names.
 */
export function openJws(jws: string, typ: string, keys: readonly JWK[]): string | null {
  const [header = '', payload = '', signature = '', ...rest] = jws.split('.')
  const { kid, typ: found, alg } = headerOf(header)
  const jwk = keys.find((key) => key.kid === kid)
  if (!jwk || found !== typ || alg !== 'EdDSA' || rest.length > 0) return null
  const { kty, crv, x } = jwk
  const key = createPublicKey({ key: { kty, crv, x }, format: 'jwk' })
  const signed = Buffer.from(`${header}.${payload}`)
  const isGenuine = verify(null, signed, key, Buffer.from(signature, 'base64url'))
  return isGenuine ? Buffer.from(payload, 'base64url').toString() : null
}

function headerOf(part: string): { kid?: unknown; typ?: unknown; alg?: unknown } {
  try {
    const header: unknown = JSON.parse(Buffer.from(part, 'base64url').toString())
    return typeof header === 'object' && header !== null ? header : {}
  } catch {
    return {}
  }
}
