import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { readSignature, type Seal } from './cms.ts'
import { type Finding, Unusable } from './findings.ts'

export type { Seal } from './cms.ts'

/** What a sealed receipt carries: the record, the same as a JWS, and who sealed it. */
export type SealedReceipt = { record: Buffer; jws: string; seal: Seal }

export const looksLikePdf = (content: Buffer): boolean =>
  content.subarray(0, 1024).includes('%PDF-')

/**
 * Reads a receipt's PDF and judges its seal (PAdES, ISO 32000-2, 12.8): that it covers every byte but itself, that
 * these are the bytes that were signed, and that the certificate inside signed them. Whose certificate that is, the
 * reader has to compare with what the provider names.
 */
export function sealOf(content: Buffer, findings: Finding[]): SealedReceipt {
  const text = content.toString('latin1')
  const range = rangeOf(text)
  if (!range) throw new Unusable('no-receipt')
  const [start, before, after, length] = range
  const hole = text.slice(start + before, after)
  const isWhole = start === 0 && after + length === content.length && /^<[0-9a-f]+>$/iu.test(hole)
  if (!isWhole) findings.push({ code: 'byte-range' })
  const cms = readSignature(Buffer.from(hole.slice(1, -1), 'hex'))
  if (!cms) throw new Unusable('no-receipt')
  const digest = createHash(cms.algorithm)
    .update(content.subarray(start, start + before))
    .update(content.subarray(after, after + length))
    .digest()
  if (!digest.equals(cms.messageDigest)) findings.push({ code: 'digest' })
  if (!cms.isGenuine) findings.push({ code: 'seal' })
  return { ...attachmentsOf(content, text), seal: cms.seal }
}

type Range = [start: number, before: number, after: number, length: number]

/** The byte range of the last signature: the one that has to reach to the end. */
function rangeOf(text: string): Range | null {
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/gu)]
  const ranges = found.map((match) => match.slice(1, 5).map(Number) as Range)
  return ranges.toSorted(([, , a, b], [, , c, d]) => c + d - (a + b))[0] ?? null
}

/** The two files in a receipt, found by what they are. */
function attachmentsOf(content: Buffer, text: string): { record: Buffer; jws: string } {
  const files = [...text.matchAll(/\/EmbeddedFile\b(?!s)/gu)].map(({ index }) =>
    fileAt(content, text, index),
  )
  const jws = files.map(String).find((file) => /^[\w-]+\.[\w-]+\.[\w-]+\s*$/u.test(file))
  const record = files.find((file) => file[0] === 0x7b)
  if (jws === undefined || !record) throw new Unusable('no-receipt')
  return { record, jws }
}

function fileAt(content: Buffer, text: string, at: number): Buffer {
  const dictionary = text.slice(text.lastIndexOf(' obj', at), text.indexOf('stream', at))
  const keyword = text.indexOf('stream', at)
  const begin = keyword + (text.startsWith('stream\r\n', keyword) ? 8 : 7)
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary)?.[1]
  const end = length === undefined ? text.indexOf('endstream', begin) : begin + Number(length)
  const bytes = content.subarray(begin, end)
  try {
    return dictionary.includes('/FlateDecode') ? inflateSync(bytes) : bytes
  } catch {
    return Buffer.alloc(0)
  }
}
