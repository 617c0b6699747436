import { canonicalJson } from '../canonical-json.ts'
import type { Instant } from '../time.ts'
import type { EvidenceSubject, EvidenceType, Json } from './contract.ts'

/** What is recorded. `data` never holds anything about a person; `personal` stands apart and may be erased. */
export type EvidenceEvent = {
  clientId: string
  at: Instant
  type: EvidenceType
  subject: EvidenceSubject
  data: Record<string, Json>
  personal: Record<string, Json> | null
}

/** Where an event stands in the chain; hashes are SHA-256 in hexadecimal. */
export type Place = { sequence: number; prev: string; commitment: string | null }

/** A line of the log, parsed. */
export type Line = Pick<EvidenceEvent, 'at' | 'type' | 'subject' | 'data'> & {
  v: 1
  client: string
  sequence: number
  personal: string | null
  prev: string
}

/** What the first line's `prev` is the SHA-256 of. */
export const beginningOf = (clientId: string): string => `avv-portal/evidence/1\n${clientId}`

/** The line of an event: canonical JSON, whose SHA-256 the next line carries as `prev`. */
export const lineOf = (
  { clientId, at, type, subject: { kind, id, number }, data }: EvidenceEvent,
  { sequence, prev, commitment }: Place,
): string => {
  const line: Line = {
    v: 1,
    client: clientId,
    sequence,
    at,
    type,
    subject: { kind, id, number },
    data,
    personal: commitment,
    prev,
  }
  return canonicalJson(line)
}

/** What the head's signature is over; `root`: the key where the chain of the signing one begins. */
export const headOf = (
  { clientId, at }: EvidenceEvent,
  { sequence, hash, root }: { sequence: number; hash: string; root?: string },
) => ({
  v: 1,
  client: clientId,
  sequence,
  hash,
  at,
  ...(root === undefined ? {} : { root }),
})
