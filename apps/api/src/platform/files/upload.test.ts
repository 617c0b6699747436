import { once } from 'node:events'
import { Writable } from 'node:stream'
import { expect, it } from 'vitest'
import { reading } from './upload.ts'

it('A1 C1 tells a form apart a little at a time, and lets everybody else have their turn in between', async () => {
  let turn = 0
  const timer = { isOn: true }
  const count = () => {
    turn += 1
    if (timer.isOn) setImmediate(count)
  }
  const seen: { size: number; turn: number }[] = []
  class Parser extends Writable {
    override _write(piece: Buffer, _: BufferEncoding, done: () => void) {
      seen.push({ size: piece.length, turn })
      done()
    }
  }
  const parser = Object.assign(new Parser(), { _write: reading(1).write })
  count()
  for (const size of [1_000_000, 0, 1, 70_000]) parser.write(Buffer.alloc(size))
  parser.end()
  await once(parser, 'finish')
  timer.isOn = false
  expect(seen.reduce((sum, { size }) => sum + size, 0)).toBe(1_070_001)
  expect(Math.max(...seen.map(({ size }) => size))).toBe(16 * 1024)
  expect(new Set(seen.map((each) => each.turn)).size).toBe(seen.length)
})
