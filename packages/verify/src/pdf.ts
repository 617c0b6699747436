import { byteText, digest, utf8 } from '#port'
import { concat, fromHex, hexOf, isSame } from './formats/bytes.ts'
import { readSignature, type Seal, type Signature } from './formats/cms.ts'
import { chunksOf } from './formats/chunks.ts'
import { type Finding, Unusable } from './findings.ts'
import { judgeStamp, type Stamp } from './formats/stamp.ts'
import type { StampCertificate } from './formats/stamp-certificate.ts'

export type { Seal } from './formats/cms.ts'

/** What a sealed PDF of the portal carries: the record; of a receipt the same as a JWS; and who sealed it. */
export type SealedPdf = {
  record: Uint8Array | null
  jws: string | null
  seal: Seal
  stamp: Stamp | null
}

export const looksLikePdf = (content: Uint8Array): boolean =>
  byteText(content.subarray(0, 1024)).includes('%PDF-')

/**
 * Reads a sealed PDF and judges its seal (PAdES, ISO 32000-2, 12.8): that it covers every byte but itself, that
 * these are the bytes that were signed, and that the certificate inside signed them. Whose certificate that is, the
 * reader has to compare with what the provider names.
 */
export async function sealOf(
  content: Uint8Array,
  findings: Finding[],
  anchors: readonly StampCertificate[],
): Promise<SealedPdf> {
  const text = byteText(content)
  const range = rangeOf(text)
  if (!range) throw new Unusable('no-receipt')
  const [start, before, after, length] = range
  const hole = text.slice(start + before, after)
  const isWhole = start === 0 && after + length === content.length && /^<[0-9a-f]+>$/iu.test(hole)
  if (!isWhole) findings.push({ code: 'byte-range' })
  const cms = await readSignature(fromHex(hole.slice(1, -1)))
  if (!cms) throw new Unusable('no-receipt')
  const covered = [content.subarray(start, start + before), content.subarray(after, after + length)]
  const found = await digest(cms.algorithm, concat(covered))
  if (!isSame(found, cms.messageDigest)) findings.push({ code: 'digest' })
  if (!cms.isGenuine) findings.push({ code: 'seal' })
  const stamp = await stampBeside(cms, findings, anchors)
  return { ...(await attachmentsOf(content, text)), seal: cms.seal, stamp }
}

/** The earliest of the good stamps beside a seal (PAdES B-T); whatever is wrong with another is found. */
async function stampBeside(
  { stamps, value }: Signature,
  findings: Finding[],
  anchors: readonly StampCertificate[],
): Promise<Stamp | null> {
  const sha256 = hexOf(await digest('sha256', value))
  const good: Stamp[] = []
  for (const token of stamps) {
    const judged = await judgeStamp(token, sha256, anchors)
    if (typeof judged === 'string') findings.push({ code: 'stamp', why: judged, sequence: null })
    else good.push(judged)
  }
  return good.toSorted((a, b) => a.at.localeCompare(b.at))[0] ?? null
}

type Range = [start: number, before: number, after: number, length: number]

/** The byte range of the last signature: the one that has to reach to the end. */
function rangeOf(text: string): Range | null {
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/gu)]
  const ranges = found.map((match) => match.slice(1, 5).map(Number) as Range)
  return ranges.toSorted(([, , a, b], [, , c, d]) => c + d - (a + b))[0] ?? null
}

/** A receipt holds two, any other paper one; more are not looked at. */
const most = 20
const mostBytes = 50_000_000

/** The files in it, found by what they are. */
async function attachmentsOf(
  content: Uint8Array,
  text: string,
): Promise<Pick<SealedPdf, 'record' | 'jws'>> {
  const places = [...text.matchAll(/\/EmbeddedFile\b(?!s)/gu)].slice(0, most)
  const files = await Promise.all(places.map(({ index }) => fileAt(content, text, index)))
  const jws = files.map(utf8).find((file) => /^[\w-]+\.[\w-]+\.[\w-]+\s*$/u.test(file))
  return { record: files.find((file) => file[0] === 0x7b) ?? null, jws: jws ?? null }
}

async function fileAt(content: Uint8Array, text: string, at: number): Promise<Uint8Array> {
  const dictionary = text.slice(text.lastIndexOf(' obj', at), text.indexOf('stream', at))
  const keyword = text.indexOf('stream', at)
  const begin = keyword + (text.startsWith('stream\r\n', keyword) ? 8 : 7)
  const length = /\/Length\s+(\d+)(?!\s+\d+\s+R)/u.exec(dictionary)?.[1]
  const end = length === undefined ? text.indexOf('endstream', begin) : begin + Number(length)
  const bytes = content.subarray(begin, end)
  try {
    return dictionary.includes('/FlateDecode') ? await inflated(bytes) : bytes
  } catch {
    return new Uint8Array()
  }
}

/** What a filter of zlib packed (RFC 1950). Throws where it is broken, or unpacks to more than any receipt holds. */
async function inflated(bytes: Uint8Array): Promise<Uint8Array> {
  const packed = new Blob([new Uint8Array(bytes)]).stream()
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of chunksOf(packed.pipeThrough(new DecompressionStream('deflate')))) {
    length += part.length
    if (length > mostBytes) throw new RangeError('too long')
    parts.push(part)
  }
  return concat(parts)
}
