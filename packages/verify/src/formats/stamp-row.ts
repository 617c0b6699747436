import { fromBase64Url } from './bytes.ts'

/** A time stamp over the signed head that the event before it makes, as the portal kept it. */
export type StampRow = { kind: 'stamp'; sequence: number; head: string; token: Uint8Array }

/** Reads a stamp's line, null when it is spelled in any other way than the portal's (RFC 8785). */
export function stampRowOf(line: string): StampRow | null {
  try {
    const { stamp } = JSON.parse(line) as { stamp: Record<string, unknown> }
    const { head, sequence, token } = stamp
    const isCanonical = JSON.stringify({ stamp: { head, sequence, token } }) === line
    const bytes = typeof token === 'string' ? fromBase64Url(token) : null
    if (!isCanonical || typeof head !== 'string' || typeof sequence !== 'number' || !bytes)
      return null
    return { kind: 'stamp', sequence, head, token: bytes }
  } catch {
    return null
  }
}
