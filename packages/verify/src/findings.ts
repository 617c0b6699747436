import type { StampFlaw } from './formats/stamp.ts'

/** What may be wrong. `sequence`: the event where it shows; `line`: the line of the file. */
export type Finding =
  | { code: 'format'; line: number }
  | { code: 'client'; sequence: number }
  | { code: 'sequence'; sequence: number; expected: number }
  | { code: 'link'; sequence: number }
  /** `hash`, `content`: seen in the database alone, whose columns stand beside the line. */
  | { code: 'hash' | 'content'; sequence: number }
  | { code: 'opening'; sequence: number }
  | { code: 'time'; sequence: number }
  | { code: 'erased'; sequence: number }
  | { code: 'row' | 'row-missing'; name: string; sequence: number }
  | { code: 'end'; sequence: number }
  | { code: 'unsigned' }
  | { code: 'signature'; what: 'head' | 'kept' | 'receipt' }
  | { code: 'key'; what: 'head' | 'kept' | 'receipt'; kid: string }
  | { code: 'kept'; sequence: number }
  | { code: 'other-client' }
  | { code: 'text' }
  | { code: 'confirmed' }
  | { code: 'record' }
  | { code: 'byte-range' }
  | { code: 'digest' }
  | { code: 'seal' }
  | { code: 'other-seal'; fingerprint: string }
  | { code: 'letter' }
  /** The log names no sealed PDF with this SHA-256. */
  | { code: 'paper' }
  /** A receipt or a sealed document as the portal keeps it; `name`: its table and key. */
  | { code: 'receipt'; name: string }
  /** `sequence`: the head it stands beside; null: it is the seal’s own. */
  | { code: 'stamp'; why: StampFlaw | 'head' | 'time' | 'missing'; sequence: number | null }
  | { code: 'authority'; fingerprint: string }

/** What is wrong with a signature: it is by nobody known, or by a key that no key before it signed. */
export const signatureFinding = (
  what: 'head' | 'kept' | 'receipt',
  knownAs: string | undefined,
): Finding =>
  knownAs === undefined ? { code: 'signature', what } : { code: 'key', what, kid: knownAs }

/** A file or an option that cannot be used at all; no judgement about what it holds. */
export class Unusable extends Error {
  readonly reason:
    | 'missing'
    | 'no-export'
    | 'no-jws'
    | 'no-keys'
    | 'no-receipt'
    | 'no-certificate'
    | 'usage'
  readonly file: string
  constructor(reason: Unusable['reason'], file = '') {
    super(reason)
    this.reason = reason
    this.file = file
  }
}
