import type { Finding } from './findings.ts'
import { type Keys, openJws, recordOf } from './formats/jws.ts'
import type { ReceiptResult } from './receipt.ts'
import type { SealedLetter } from './row.ts'

const sealsType = 'avv-portal-seals+jws'
const plain = (fingerprint: string) => fingerprint.replaceAll(':', '').toLowerCase()

/** The certificates that a JWK set names, signed by a key that counts. */
export async function sealsIn(jwks: unknown, counted: Keys): Promise<string[]> {
  const signed = recordOf(jwks)?.seals
  const opened = typeof signed === 'string' ? await openJws(signed, counted) : null
  const seals = opened?.typ === sealsType ? opened.payload.seals : []
  return Array.isArray(seals) ? seals.map(String) : []
}

/** What nobody could compare of a letter. */
export type Uncompared = 'seal' | 'letter' | 'authority'
type Known = { given: string | undefined; published: string[]; letter: SealedLetter | null }

/**
 * Compares the certificate that sealed a letter with those that are known: the one that was given counts alone; else the
 * one in the signed record, those that are published, and the one that the log names for this letter. What the letter shows is
 * compared where the log has its SHA-256.
 */
export function judgeLetter(
  { seal, certificate, sha256 }: ReceiptResult,
  { given, published, letter }: Known,
): { findings: Finding[]; uncompared: Uncompared[] } {
  if (!seal) return { findings: [], uncompared: [] }
  const fingerprint = plain(seal.fingerprint)
  const others = [...(certificate ? [certificate] : []), ...published]
  if (letter) others.push(letter.certificateSha256)
  const known = given === undefined ? others : [plain(given)]
  const findings: Finding[] = []
  if (known.length > 0 && !known.includes(fingerprint))
    findings.push({ code: 'other-seal', fingerprint })
  if (letter && letter.sha256 !== sha256) findings.push({ code: 'letter' })
  const uncompared: Uncompared[] = known.length > 0 ? [] : ['seal']
  return { findings, uncompared: letter ? uncompared : [...uncompared, 'letter'] }
}
