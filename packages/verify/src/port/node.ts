import { createHash, createPublicKey, hash, verify } from 'node:crypto'
import type { DigestAlgorithm } from './port.d.ts'

export const sha256 = (content: Uint8Array | string): string => hash('sha256', content)

let scratch = Buffer.alloc(1024)

export function commitmentTo(salt: string, content: string): string | undefined {
  const room = 32 + content.length * 3
  if (room > scratch.length) scratch = Buffer.alloc(room * 2)
  if (scratch.write(salt, 0, 32, 'hex') !== 32) return undefined
  const length = scratch.write(content, 32)
  return hash('sha256', scratch.subarray(0, 32 + length))
}

export const digest = async (algorithm: DigestAlgorithm | 'sha1', content: Uint8Array) =>
  createHash(algorithm).update(content).digest()

export async function isSignedBy(
  spki: Uint8Array,
  algorithm: DigestAlgorithm | null,
  signed: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  try {
    const key = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' })
    return verify(algorithm, signed, key, signature)
  } catch {
    return false
  }
}

const bufferOf = (bytes: Uint8Array): Buffer =>
  Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)

export const byteText = (bytes: Uint8Array): string => bufferOf(bytes).toString('latin1')
export const utf8 = (bytes: Uint8Array): string => bufferOf(bytes).toString('utf8')
