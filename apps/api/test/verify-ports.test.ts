import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import * as node from '../../../packages/verify/src/port/node.ts'
import * as web from '../../../packages/verify/src/port/web.ts'

/** What signs a receipt, or its letter, in Node’s words. */
const signers = {
  Ed25519: () => generateKeyPairSync('ed25519'),
  RSA: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
  'P-256': () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  'P-384': () => generateKeyPairSync('ec', { namedCurve: 'P-384' }),
  'P-521': () => generateKeyPairSync('ec', { namedCurve: 'P-521' }),
}

describe('avv-verify in Node and in the browser', () => {
  it('hash and read alike', () =>
    fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.string({ unit: 'grapheme', maxLength: 3000 }),
        async (bytes, text) => {
          const salt = createHash('sha256').update(bytes).digest('hex')
          for (const port of [node, web]) {
            expect(port.sha256(bytes)).toBe(salt)
            expect(port.sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
            expect(port.commitmentTo(salt, text)).toBe(
              createHash('sha256').update(salt, 'hex').update(text).digest('hex'),
            )
            expect(port.commitmentTo(salt.slice(1), text)).toBeUndefined()
            expect(port.utf8(new TextEncoder().encode(`\u{feff}${text}`))).toBe(`\u{feff}${text}`)
            expect(port.byteText(bytes)).toHaveLength(bytes.length)
          }
        },
      ),
    ))

  it.each(Object.entries(signers))('judge signatures alike: %s', async (kind, pair) => {
    const { publicKey, privateKey } = pair()
    const spki = publicKey.export({ type: 'spki', format: 'der' })
    for (const algorithm of kind === 'Ed25519'
      ? [null]
      : (['sha256', 'sha384', 'sha512'] as const)) {
      const said = randomBytes(80)
      const signature = sign(algorithm, said, privateKey)
      const other = Buffer.from(signature)
      other.writeUInt8(other.readUInt8(other.length - 3) ^ 1, other.length - 3)
      for (const port of [node, web]) {
        expect(await port.isSignedBy(spki, algorithm, said, signature)).toBe(true)
        expect(await port.isSignedBy(spki, algorithm, randomBytes(80), signature)).toBe(false)
        expect(await port.isSignedBy(spki, algorithm, said, other)).toBe(false)
        expect(await port.isSignedBy(spki.subarray(0, 20), algorithm, said, signature)).toBe(false)
      }
    }
  })
})
