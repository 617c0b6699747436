import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { openChunks, sealChunks } from './chunks.ts'
import { newHead } from './head.ts'

const key = Buffer.alloc(32, 'a key')
const head = newHead(key, '2026-01-01T00:00:00.000Z')
const other = newHead(key, '2026-01-01T00:00:00.000Z')
const sealedLength = 4 + 256 * 1024 + 16

async function all(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const found: Buffer[] = []
  for await (const each of bytes) found.push(each)
  return Buffer.concat(found)
}
const seal = (plain: Buffer, by = head) => all(sealChunks(by, [plain]))
const open = (sealed: Buffer) => all(openChunks(head, [sealed]))

const plain = randomBytes(3 * 256 * 1024 + 1000)
const sealed = await seal(plain)
const chunks = [0, 1, 2, 3].map((i) => sealed.subarray(i * sealedLength, (i + 1) * sealedLength))
const [a, b, c, end] = chunks as [Buffer, Buffer, Buffer, Buffer]
const flipped = (at: number) => {
  const copy = Buffer.from(sealed)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

describe('D1: sealed chunks', () => {
  it.each([0, 1, 256 * 1024 - 1, 256 * 1024, 256 * 1024 + 1, 2 * 256 * 1024])(
    'open to what was sealed: %i bytes, however they come',
    async (length) => {
      const bytes = randomBytes(length)
      const whole = await seal(bytes)
      expect((await open(whole)).equals(bytes)).toBe(true)
      const crumbs = Array.from({ length: Math.ceil(whole.length / 77_777) }, (_, i) =>
        whole.subarray(i * 77_777, (i + 1) * 77_777),
      )
      expect((await all(openChunks(head, crumbs))).equals(bytes)).toBe(true)
    },
  )

  it.each<[string, Buffer, RegExp]>([
    ['nothing', Buffer.alloc(0), /end is missing/],
    ['cut by a byte', sealed.subarray(0, -1), /end is missing/],
    ['cut after a chunk', Buffer.concat([a, b]), /end is missing/],
    ['cut within a chunk', sealed.subarray(0, sealedLength + 9), /end is missing/],
    ['two swapped', Buffer.concat([b, a, c, end]), /damaged/],
    ['one left out', Buffer.concat([a, c, end]), /damaged/],
    ['the first left out', Buffer.concat([b, c, end]), /damaged/],
    ['one twice', Buffer.concat([a, a, b, c, end]), /damaged/],
    ['the end too early', Buffer.concat([a, end]), /damaged/],
    ['something behind it', Buffer.concat([sealed, Buffer.of(0)]), /added at its end/],
    ['itself behind it', Buffer.concat([sealed, sealed]), /added at its end/],
    ['a bit of a length', flipped(3), /damaged/],
    ['a bit of a length that says it is the end', flipped(0), /damaged/],
    ['a bit of the content', flipped(sealedLength + 100), /damaged/],
    ['the last bit', flipped(sealed.length - 1), /damaged/],
  ])('do not open: %s', async (_, bytes, why) => {
    await expect(open(bytes)).rejects.toThrow(why)
  })

  it('do not open when one comes from another backup of the same portal', async () => {
    const foreign = (await seal(plain, other)).subarray(sealedLength, 2 * sealedLength)
    await expect(open(Buffer.concat([a, foreign, c, end]))).rejects.toThrow(/put together/)
  })
})
