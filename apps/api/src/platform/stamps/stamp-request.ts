import { randomBytes } from 'node:crypto'
import { der } from './der.ts'

const sha256Algorithm = Buffer.from('300d06096086480165030402010500', 'hex')

/**
 * What an authority is asked (RFC 3161, §2.4.1): a stamp over this SHA-256, with its certificates. `nonce` comes back in the
 * answer; it is positive and has no byte to spare.
 */
export function stampRequest(digest: Buffer): { request: Buffer; nonce: Buffer } {
  const nonce = Buffer.concat([Buffer.from([0x40]), randomBytes(15)])
  const imprint = der(0x30, sha256Algorithm, der(0x04, digest))
  const wantsCertificates = der(0x01, Buffer.from([0xff]))
  const version = der(0x02, Buffer.from([1]))
  return { request: der(0x30, version, imprint, der(0x02, nonce), wantsCertificates), nonce }
}
