import { randomBytes } from 'node:crypto'
import { canonicalJson } from '@portal/domain/canonical-json'
import { type EvidenceEvent, headOf, lineOf } from '@portal/domain/evidence/chain'
import type { Instant } from '@portal/domain/time'
import { sha256 } from '../crypto.ts'
import type { Signer } from './signing.ts'

/** The newest line of a client's log; `hash` is its SHA-256 in hexadecimal. */
export type EvidenceHead = { sequence: number; hash: string }

/** The hashes of rows that belong to a line, by table and key; null for what was let go. */
export type KeptRows = Record<string, string | null>

/** The head of a log that nobody else moves on, when its line was written, and what the next one has to carry. */
export type HeldHead = EvidenceHead & { at: Instant | null; rows: KeptRows | null }

/** The `typ` of a signed head (RFC 7515, §4.1.9). */
export const headType = 'avv-portal-evidence-head+jws'

export type NextLine = EvidenceHead & {
  at: Instant
  line: string
  digest: Buffer
  /** What the line says of people: its text and a random salt, to both of which the line commits. */
  opening: { salt: Buffer; content: string } | null
  /** The head that this line makes, signed. */
  signed: string
}

/**
 * The line with which an event continues a log that stands at `head`. Who waited for the head was asked before it was
 * written: a line is never before the one before it.
 */
export function nextLine(signer: Signer, happened: EvidenceEvent, head: HeldHead): NextLine {
  const sequence = head.sequence + 1
  const at = head.at !== null && head.at > happened.at ? head.at : happened.at
  const data = head.rows ? { ...happened.data, rows: head.rows } : happened.data
  const event = { ...happened, at, data }
  const opening = event.personal && openingOf(event.personal)
  const place = { sequence, prev: head.hash, commitment: opening && opening.commitment }
  const line = lineOf(event, place)
  const digest = sha256(line)
  const hash = digest.toString('hex')
  const signed = signer.sign(
    headOf(event, { sequence, hash, root: signer.roots[0] ?? signer.kid }),
    headType,
  )
  return { at, sequence, hash, line, digest, opening, signed }
}

function openingOf(personal: NonNullable<EvidenceEvent['personal']>) {
  const salt = randomBytes(32)
  const content = canonicalJson(personal)
  const commitment = sha256(Buffer.concat([salt, Buffer.from(content)])).toString('hex')
  return { salt, content, commitment }
}
