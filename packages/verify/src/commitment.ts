import { hash } from 'node:crypto'

let scratch = Buffer.alloc(1024)

/** SHA-256 of the salt's bytes, which are 64 lower-case digits, and the content after them. */
export function commitmentTo(salt: string, content: string): string | undefined {
  const room = 32 + content.length * 3
  if (room > scratch.length) scratch = Buffer.alloc(room * 2)
  if (scratch.write(salt, 0, 32, 'hex') !== 32) return undefined
  const length = scratch.write(content, 32)
  return hash('sha256', scratch.subarray(0, 32 + length))
}
