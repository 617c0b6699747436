import { sha256 } from '../crypto.ts'
import { mostBytes } from '../stamps/ask-authority.ts'
import type { Stamp } from '../stamps/stamp-answer.ts'
import type { Stamper } from '../stamps/stamper.ts'
import { signatureOf, withStamp } from './stamped-seal.ts'

/** A sealed letter, and the time stamp in its seal (PAdES B-T); null: it is without (B-B), and says so. */
export type SealedLetter = { content: Buffer; stamp: Stamp | null }

/**
 * Seals a letter with a time stamp where an authority gives one within its limits, else without. `print` leaves that much room for
 * a stamp; what the letter says of it is true in either case.
 */
export async function sealStamped(
  stamper: Stamper | null,
  print: (stampRoom: number) => Promise<Uint8Array>,
): Promise<SealedLetter> {
  if (stamper && !stamper.isResting()) {
    const sealed = Buffer.from(await print(mostBytes))
    const stamp = await stamper.stamp(sha256(signatureOf(sealed))).catch(() => null)
    if (stamp) return { content: withStamp(sealed, stamp.token), stamp }
  }
  return { content: Buffer.from(await print(0)), stamp: null }
}
