import { sha256 as digestOf } from '@noble/hashes/sha2.js'
import type { DigestAlgorithm } from './port.d.ts'
import { bytesOf, fromHex, hexOf } from '../formats/bytes.ts'
import { wayOf } from './web-key.ts'

// Web Crypto's digest is a promise for each line: this one is faster for many short ones.
export const sha256 = (content: Uint8Array | string): string =>
  hexOf(digestOf(typeof content === 'string' ? bytesOf(content) : content))

const encoder = new TextEncoder()
let scratch = new Uint8Array(1024)

export function commitmentTo(salt: string, content: string): string | undefined {
  const room = 32 + content.length * 3
  if (room > scratch.length) scratch = new Uint8Array(room * 2)
  if (!/^[0-9a-f]{64}$/u.test(salt)) return undefined
  scratch.set(fromHex(salt))
  const { written } = encoder.encodeInto(content, scratch.subarray(32))
  return sha256(scratch.subarray(0, 32 + written))
}

const names = { sha1: 'SHA-1', sha256: 'SHA-256', sha384: 'SHA-384', sha512: 'SHA-512' } as const

export const digest = async (algorithm: DigestAlgorithm | 'sha1', content: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest(names[algorithm], own(content)))

export async function isSignedBy(
  spki: Uint8Array,
  algorithm: DigestAlgorithm | null,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const way = wayOf(spki, algorithm && names[algorithm])
    if (!way) return false
    const key = await crypto.subtle.importKey('spki', own(spki), way.key, false, ['verify'])
    const value = own(way.valueOf(signature))
    return await crypto.subtle.verify(way.use, key, value, own(signed))
  } catch (error) {
    // A browser that cannot check is another matter than a signature that is wrong.
    if (error instanceof Error && error.name === 'NotSupportedError') throw error
    return false
  }
}

/** Web Crypto takes no memory that is shared. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

// One character for each byte; only those of ASCII are looked at.
const single = new TextDecoder('windows-1252')
const text = new TextDecoder('utf-8', { ignoreBOM: true })
export const byteText = (bytes: Uint8Array): string => single.decode(bytes)
export const utf8 = (bytes: Uint8Array): string => text.decode(bytes)
