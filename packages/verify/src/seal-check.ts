import type { Finding } from './findings.ts'
import { type Keys, openJws, recordOf } from './formats/jws.ts'
import type { PaperResult, ReceiptResult } from './receipt.ts'
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
export type Uncompared = 'seal' | 'letter' | 'paper' | 'authority'
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
  const findings = otherSeal(fingerprint, known)
  if (letter && letter.sha256 !== sha256) findings.push({ code: 'letter' })
  const uncompared: Uncompared[] = known.length > 0 ? [] : ['seal']
  return { findings, uncompared: letter ? uncompared : [...uncompared, 'letter'] }
}

const otherSeal = (fingerprint: string, known: string[]): Finding[] =>
  known.length > 0 && !known.includes(fingerprint) ? [{ code: 'other-seal', fingerprint }] : []

/**
 * The same of a paper that is no receipt. `inLog`: what the log says of a PDF with its SHA-256, null where it says nothing of one;
 * undefined: there was no log to ask.
 */
export function judgePaper(
  { seal }: PaperResult,
  {
    given,
    published,
    inLog,
  }: Omit<Known, 'letter'> & { inLog: Pick<SealedLetter, 'certificateSha256'> | null | undefined },
): { findings: Finding[]; uncompared: Uncompared[] } {
  const fingerprint = plain(seal.fingerprint)
  const others = inLog ? [...published, inLog.certificateSha256] : published
  const known = given === undefined ? others : [plain(given)]
  const findings = otherSeal(fingerprint, known)
  if (inLog === null) findings.push({ code: 'paper' })
  const uncompared: Uncompared[] = known.length > 0 ? [] : ['seal']
  return { findings, uncompared: inLog === undefined ? [...uncompared, 'paper'] : uncompared }
}
