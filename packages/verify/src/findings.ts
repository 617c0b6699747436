/** What may be wrong. `sequence`: the event where it shows; `line`: the line of the file. */
export type Finding =
  | { code: 'format'; line: number }
  | { code: 'client'; sequence: number }
  | { code: 'sequence'; sequence: number; expected: number }
  | { code: 'link'; sequence: number }
  | { code: 'opening'; sequence: number }
  | { code: 'time'; sequence: number }
  | { code: 'erased'; sequence: number }
  | { code: 'row' | 'row-missing'; name: string; sequence: number }
  | { code: 'end'; sequence: number }
  | { code: 'unsigned' }
  | { code: 'signature'; what: 'head' | 'kept' | 'receipt' }
  | { code: 'kept'; sequence: number }
  | { code: 'other-client' }
  | { code: 'text' }
  | { code: 'record' }
  | { code: 'byte-range' }
  | { code: 'digest' }
  | { code: 'seal' }

/** A file or an option that cannot be used at all; no judgement about what it holds. */
export class Unusable extends Error {
  readonly reason: 'missing' | 'no-export' | 'no-jws' | 'no-keys' | 'no-receipt' | 'usage'
  readonly file: string
  constructor(reason: Unusable['reason'], file = '') {
    super(reason)
    this.reason = reason
    this.file = file
  }
}
