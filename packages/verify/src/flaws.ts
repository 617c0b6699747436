import type { Finding } from './findings.ts'

/** What the portal's own check finds, as it keeps it. */
export type Flaw = { flaw: FlawCode; sequence: number; about?: string }
type FlawCode =
  | 'sequence'
  | 'link'
  | 'hash'
  | 'content'
  | 'time'
  | 'end'
  | 'signature'
  | 'opening'
  | 'erased'
  | 'kept'
  | 'row'
  | 'receipt'
  | 'stamp'

/** The same as a finding, so that whoever checks says it in the same words. */
export function findingOf({ flaw, sequence, about = '' }: Flaw): Finding {
  switch (flaw) {
    case 'sequence':
      return { code: flaw, sequence, expected: Number(about) || 0 }
    case 'signature':
      return { code: flaw, what: 'head' }
    case 'row':
      return { code: flaw, sequence, name: about }
    case 'receipt':
      return { code: flaw, name: about }
    case 'stamp':
      return { code: flaw, sequence, why: 'missing' }
    case 'link':
    case 'hash':
    case 'content':
    case 'time':
    case 'end':
    case 'opening':
    case 'erased':
    case 'kept':
      return { code: flaw, sequence }
  }
}
