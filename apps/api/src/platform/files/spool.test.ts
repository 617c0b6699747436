import { randomBytes } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { createVault, sealedHead, sha256Hex } from '../crypto.ts'
import { openInPieces } from './pieces.ts'
import { spool, wholeOf } from './spool.ts'

const vault = createVault(Buffer.alloc(32, 7), 'test')
const context = 'attachment/1'

async function* inParts(bytes: Buffer) {
  for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000)
}
/** As a database hands it out. */
const reading = (sealed: Buffer) => async (from: number, length: number) =>
  sealed.subarray(from, from + length)
const open = async (sealed: Buffer, size: number, sha256: string, of = context) =>
  buffer(
    await openInPieces(vault, { keyId: vault.keyId, size, sha256, context: of }, reading(sealed)),
  )

it.each([0, 1, 9_999, 262_144, 700_001])(
  'A3 a file of %i bytes is put away, sealed as ever, and opened in pieces',
  async (size) => {
    const bytes = randomBytes(size)
    const spooled = await spool(inParts(bytes))
    const sha256 = sha256Hex(bytes)
    expect([spooled.size, spooled.sha256]).toEqual([size, sha256])
    expect(wholeOf(spooled.place).equals(bytes)).toBe(true)
    const { sealed } = await spooled.seal(vault, context)
    await spooled.close()
    // What was kept before is read the same way, and the other way round.
    expect(vault.open({ keyId: vault.keyId, sealed }, context).equals(bytes)).toBe(true)
    expect((await open(sealed, size, sha256)).equals(bytes)).toBe(true)
    const before = vault.seal(bytes, context).sealed
    expect((await open(before, size, sha256)).equals(bytes)).toBe(true)
  },
)

it('A3 a file that is not what was sealed fails before its last piece, whatever was changed', async () => {
  const bytes = randomBytes(600_000)
  const { sealed } = vault.seal(bytes, context)
  const sha256 = sha256Hex(bytes)
  for (const at of [0, 12, sealedHead, 300_000, sealed.length - 1]) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    const pieces: Buffer[] = []
    const received = async () => {
      const kept = { keyId: vault.keyId, size: bytes.length, sha256, context }
      for await (const piece of await openInPieces(vault, kept, reading(changed)))
        pieces.push(piece as Buffer)
    }
    await expect(received()).rejects.toThrow('authenticate')
    expect(Buffer.concat(pieces).length).toBeLessThan(bytes.length)
  }
  await expect(open(sealed.subarray(0, -1), bytes.length, sha256)).rejects.toThrow('not as long')
  await expect(open(sealed, bytes.length, sha256Hex('other'))).rejects.toThrow('SHA-256')
  await expect(open(sealed, bytes.length, sha256, 'attachment/2')).rejects.toThrow('authenticate')
})

it('A3 what breaks off on its way is put away nowhere', async () => {
  async function* broken() {
    yield randomBytes(1_000)
    throw new Error('gone')
  }
  await expect(spool(broken())).rejects.toThrow('gone')
})
