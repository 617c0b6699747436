import { createCipheriv, createDecipheriv, createHash, randomBytes, randomUUID } from 'node:crypto'
import { readSync } from 'node:fs'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Sealed, Vault } from '../crypto.ts'
import type { Content } from './content.ts'

/** Where a spooled file lies and how it is read, in any thread of this process. */
export type SpoolPlace = { fd: number; key: Uint8Array; nonce: Uint8Array; size: number }

const cipher = 'aes-256-ctr'
const atOnce = 256 * 1024

/**
 * A file that somebody sends, outside of memory: encrypted with a key that nobody else ever has, under a name that is gone
 * before anything is written, so that nothing is left of it however the process ends.
 */
export class Spooled implements Content {
  readonly sha256: string
  readonly place: SpoolPlace
  readonly #file: FileHandle
  #closed: Promise<void> | null = null

  constructor(file: FileHandle, sha256: string, place: SpoolPlace) {
    this.#file = file
    this.sha256 = sha256
    this.place = place
  }

  get size() {
    return this.place.size
  }

  async *pieces(): AsyncGenerator<Buffer> {
    const { key, nonce, size } = this.place
    const decipher = createDecipheriv(cipher, key, nonce)
    for (let at = 0; at < size; at += atOnce) {
      const piece = Buffer.allocUnsafe(Math.min(atOnce, size - at))
      const { bytesRead } = await this.#file.read(piece, 0, piece.length, at)
      if (bytesRead !== piece.length) throw new Error('a spooled file is shorter than it was')
      yield decipher.update(piece)
    }
  }

  async seal(vault: Vault, context: string): Promise<Sealed> {
    const sealing = vault.sealing(context, this.size)
    for await (const piece of this.pieces()) sealing.add(piece)
    return sealing.done()
  }

  close(): Promise<void> {
    return (this.#closed ??= this.#file.close())
  }
}

/** Puts away what comes, piece by piece; whatever fails meanwhile leaves nothing. */
export async function spool(parts: AsyncIterable<Buffer>): Promise<Spooled> {
  const path = join(tmpdir(), `portal-${randomUUID()}`)
  const file = await open(path, 'wx+', 0o600)
  try {
    await unlink(path)
    const [key, nonce] = [randomBytes(32), randomBytes(16)]
    const encryption = createCipheriv(cipher, key, nonce)
    const hash = createHash('sha256')
    let size = 0
    for await (const part of parts) {
      hash.update(part)
      await file.appendFile(encryption.update(part))
      size += part.length
    }
    return new Spooled(file, hash.digest('hex'), { fd: file.fd, key, nonce, size })
  } catch (error) {
    await file.close()
    throw error
  }
}

/** The whole of it at once: for a thread of its own, or where it is small. */
export function wholeOf({ fd, key, nonce, size }: SpoolPlace): Buffer {
  const sealed = Buffer.allocUnsafe(size)
  for (let at = 0; at < size;) {
    const read = readSync(fd, sealed, at, size - at, at)
    if (read === 0) throw new Error('a spooled file is shorter than it was')
    at += read
  }
  return createDecipheriv(cipher, key, nonce).update(sealed)
}
