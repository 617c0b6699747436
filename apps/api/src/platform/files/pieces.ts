import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sealedHead, type Vault } from '../crypto.ts'

/** How a sealed file is read from where it is kept: so many bytes from there on. */
export type ReadPiece = (from: number, length: number) => Promise<Buffer | undefined>
type Kept = { keyId: string; size: number; sha256: string; context: string }

const atOnce = 128 * 1024

/**
 * A sealed file as a stream of what was sealed. What is not what was sealed, or has another SHA-256, fails: a small file before
 * it begins, a larger one before its last piece, so that it never ends as if it were whole.
 */
export async function openInPieces(vault: Vault, kept: Kept, read: ReadPiece): Promise<Readable> {
  const pieces = piecesOf(vault, kept, read)
  const first = await pieces.next()
  return Readable.from(
    (async function* rest() {
      if (!first.done) yield first.value
      yield* pieces
    })(),
    { objectMode: false, highWaterMark: atOnce },
  )
}

async function* piecesOf(
  vault: Vault,
  { keyId, size, sha256, context }: Kept,
  read: ReadPiece,
): AsyncGenerator<Buffer> {
  const readAll = async (from: number, length: number) => {
    const piece = await read(from, length)
    if (piece?.length !== length) throw new Error('a stored file is not as long as it was')
    return piece
  }
  const opening = vault.opening({ keyId, head: await readAll(0, sealedHead) }, context)
  const hash = createHash('sha256')
  let held: Buffer | null = null
  for (let at = 0; at < size; at += atOnce) {
    const piece = opening.add(await readAll(sealedHead + at, Math.min(atOnce, size - at)))
    hash.update(piece)
    if (held) yield held
    held = piece
  }
  opening.done()
  if (hash.digest('hex') !== sha256) throw new Error('a stored file does not match its SHA-256')
  if (held) yield held
}
