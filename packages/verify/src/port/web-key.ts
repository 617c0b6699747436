import { readDer } from '../formats/der.ts'
import { oidIn } from '../formats/signed-attributes.ts'

type Way = {
  key: { name: string; hash: string } | { name: string; namedCurve: string } | { name: string }
  use: { name: string; hash: string } | { name: string }
  /** The signature as Web Crypto takes it. */
  valueOf: (signature: Uint8Array) => Uint8Array
}

const oids = {
  ed25519: '2b6570',
  rsa: '2a864886f70d010101',
  ec: '2a8648ce3d0201',
}
const curves: Record<string, [name: string, bytes: number]> = {
  '2a8648ce3d030107': ['P-256', 32],
  '2b81040022': ['P-384', 48],
  '2b81040023': ['P-521', 66],
}
const asItIs = (signature: Uint8Array) => signature

/** How Web Crypto verifies with this kind of key; null for one that signs no receipts. */
export function wayOf(spki: Uint8Array, hash: string | null): Way | null {
  const [kind, parameter] = readDer(spki).children[0]?.children ?? []
  const oid = oidIn(kind)
  if (oid === oids.ed25519 && hash === null)
    return { key: { name: 'Ed25519' }, use: { name: 'Ed25519' }, valueOf: asItIs }
  if (oid === oids.rsa && hash !== null) {
    const name = 'RSASSA-PKCS1-v1_5'
    return { key: { name, hash }, use: { name }, valueOf: asItIs }
  }
  const curve = curves[oidIn(parameter)]
  if (oid !== oids.ec || hash === null || !curve) return null
  const [namedCurve, bytes] = curve
  const name = 'ECDSA'
  return { key: { name, namedCurve }, use: { name, hash }, valueOf: (der) => pairOf(der, bytes) }
}

/** The two numbers of an ECDSA signature side by side (IEEE P1363) instead of in DER. */
function pairOf(signature: Uint8Array, bytes: number): Uint8Array {
  const pair = new Uint8Array(bytes * 2)
  for (const [i, { content }] of readDer(signature).children.slice(0, 2).entries()) {
    const number = content[0] === 0 ? content.subarray(1) : content
    pair.set(number, bytes * (i + 1) - number.length)
  }
  return pair
}
