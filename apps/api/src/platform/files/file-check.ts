import { AppError } from '@portal/domain/fault'
import { fileTypeFromBuffer } from 'file-type'
import type { Party } from '../fair-queue.ts'
import { checkPdf } from './pdf-check.ts'

export type KnownType = {
  mediaType: 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain' | 'text/csv'
  extension: '.pdf' | '.png' | '.jpg' | '.txt' | '.csv'
}

const images: Record<string, KnownType> = {
  'image/png': { mediaType: 'image/png', extension: '.png' },
  'image/jpeg': { mediaType: 'image/jpeg', extension: '.jpg' },
}

/**
 * What a file is by what is in it, whatever its name says: a PDF without active content, an image, or plain text.
 * Throws `file-refused` for everything else, with the reason.
 */
export async function checkFile(
  content: Buffer,
  sentName: string,
  party: Party,
): Promise<KnownType> {
  if (content.byteLength === 0) throw refused('empty')
  const found = await fileTypeFromBuffer(content)
  // Readers look for the mark of a PDF anywhere in the first kilobyte: so do we.
  if (found?.mime === 'application/pdf' || content.subarray(0, 1024).includes('%PDF-')) {
    const verdict = await checkPdf(content, party)
    if (verdict !== 'ok') throw refused(verdict)
    return { mediaType: 'application/pdf', extension: '.pdf' }
  }
  const image = found && images[found.mime]
  if (image) return image
  if (found || !isPlainText(content)) throw refused('type-not-allowed')
  return /\.csv$/iu.test(sentName)
    ? { mediaType: 'text/csv', extension: '.csv' }
    : { mediaType: 'text/plain', extension: '.txt' }
}

/** UTF-8 without controls that does not begin as markup: HTML and SVG are programs. */
function isPlainText(content: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !/^\s*</u.test(text)
  } catch {
    return false
  }
}

type Reason = 'empty' | 'not-a-pdf' | 'active-content' | 'encrypted' | 'type-not-allowed'
const refused = (reason: Reason) => new AppError({ code: 'file-refused', reason })
