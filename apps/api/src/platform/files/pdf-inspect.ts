import { PDF } from '@libpdf/core'
import { type Found, tellingNameIn } from './pdf-active.ts'
import { type Attached, foundAttached } from './pdf-attachment.ts'
import { foundInEncrypted, withSignedPermissions } from './pdf-encrypted.ts'
import { foundIn } from './pdf-visit.ts'

export type PdfVerdict = 'ok' | 'not-a-pdf' | 'encrypted' | Found

/** A PDF in a PDF in a PDF: no paper of anybody's goes deeper. */
const deepest = 2

/** Whether bytes begin and end as a PDF does: nothing before it, nothing but white space behind it. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  const text = asText(bytes)
  if (!/^%PDF-[12]\.\d/u.test(text.toString('latin1', 0, 8))) return false
  const end = text.lastIndexOf('%%EOF')
  return end > 0 && /^[\0\t\n\f\r ]*$/u.test(text.toString('latin1', end + 5))
}

/**
 * Looks for active content as three readers would meet it: in the file's plain bytes, in the objects its
 * cross-reference names, and in those a viewer finds that repairs the file. What opens with the empty password is looked
 * into like any other; files within must be documents or data. Never throws; may be slow and hungry on hostile bytes,
 * hence for a thread with limits only.
 */
export async function inspectPdf(bytes: Uint8Array, depth = 0): Promise<PdfVerdict> {
  if (!looksLikePdf(bytes)) return 'not-a-pdf'
  const told = tellingNameIn(bytes)
  if (told) return told
  const attached: Attached[] = []
  const looked = { generations: generationsIn(bytes), attached }
  try {
    const pdf = await opened(bytes)
    const { isEncrypted, isAuthenticated, securityHandler } = pdf.context.info
    if (isEncrypted && !(isAuthenticated && securityHandler)) return 'encrypted'
    const found = foundIn(pdf, looked)
    if (found) return found
    if (pdf.getPageCount() === 0) return 'not-a-pdf'
    if (isEncrypted && securityHandler) {
      const repaired = await PDF.load(withoutIndex(bytes))
      const hidden = await foundInEncrypted(securityHandler, repaired, looked)
      if (hidden) return hidden
    }
    if (!isEncrypted) {
      const hidden = await foundByRepair(bytes, looked)
      if (hidden) return hidden
    }
  } catch {
    return 'not-a-pdf'
  }
  const isPassivePdf = async (pdf: Uint8Array) =>
    depth < deepest && (await inspectPdf(pdf, depth + 1)) === 'ok'
  return (await foundAttached(attached, isPassivePdf)) ?? 'ok'
}

async function opened(bytes: Uint8Array): Promise<PDF> {
  const pdf = await PDF.load(bytes)
  const { isEncrypted, isAuthenticated } = pdf.context.info
  return isEncrypted && !isAuthenticated ? PDF.load(withSignedPermissions(bytes)) : pdf
}

async function foundByRepair(
  bytes: Uint8Array,
  looked: Parameters<typeof foundIn>[1],
): Promise<Found | null> {
  try {
    return foundIn(await PDF.load(withoutIndex(bytes)), looked)
  } catch {
    // Beyond repair once its index is gone: then no viewer repairs it either.
    return null
  }
}

/** Of each object number the generations it stands under, anywhere in the file: a key of decryption is made of both. */
function generationsIn(bytes: Uint8Array): Map<number, Set<number>> {
  const generations = new Map<number, Set<number>>()
  const text = asText(bytes).toString('latin1')
  for (const [, number, generation] of text.matchAll(
    /(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+obj\b/gu,
  )) {
    const known = generations.get(Number(number)) ?? new Set()
    generations.set(Number(number), known.add(Number(generation)))
  }
  return generations
}

function withoutIndex(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('startxref'); at >= 0; at = copy.indexOf('startxref', at))
    copy.fill(' ', at, at + 9)
  return new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength)
}

const asText = (bytes: Uint8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
