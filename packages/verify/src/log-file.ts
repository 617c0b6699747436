import { createReadStream } from 'node:fs'
import { Unusable } from './findings.ts'
import type { Keys } from './formats/jws.ts'
import { linesIn } from './formats/lines.ts'
import { type Given, logHeaderOf, type LogResult, verifyLog } from './log.ts'

/** The bytes of a file, a piece at a time. */
const piecesOf = (file: string): AsyncIterable<Uint8Array> =>
  createReadStream(file, { highWaterMark: 1 << 18 })

export const linesOf = (file: string) => linesIn(piecesOf(file))

/** `verifyLog` for a file; what cannot be read is said of it by its name. */
export const verifyLogFile = (file: string, given: Given = {}): Promise<LogResult> =>
  verifyLog(piecesOf(file), given).catch(unreadable(file))

/** The keys an export brings along. */
export async function keysIn(file: string): Promise<Keys> {
  try {
    for await (const [first] of linesOf(file)) if (first) return logHeaderOf(first).keys
  } catch (error) {
    unreadable(file)(error)
  }
  throw new Unusable('no-export', file)
}

export const unreadable =
  (file: string) =>
  (error: unknown): never => {
    if (error instanceof Unusable && error.reason === 'no-export')
      throw new Unusable(error.reason, file)
    if (error instanceof Error && 'code' in error) throw new Unusable('missing', file)
    throw error
  }
