import { fileTypeFromBuffer } from 'file-type'

export type KnownType = {
  mediaType: 'application/pdf' | 'image/png' | 'image/jpeg' | 'text/plain' | 'text/csv'
  extension: '.pdf' | '.png' | '.jpg' | '.txt' | '.csv'
}

const images: Record<string, KnownType> = {
  'image/png': { mediaType: 'image/png', extension: '.png' },
  'image/jpeg': { mediaType: 'image/jpeg', extension: '.jpg' },
}

type Refusal = 'empty' | 'not-a-pdf' | 'type-not-allowed'
export type FileVerdict = KnownType | 'pdf' | Refusal

/** What bytes are, but whether a PDF is one that we take. */
export async function judgeFile(content: Uint8Array, sentName: string): Promise<FileVerdict> {
  if (content.byteLength === 0) return 'empty'
  const found = await fileTypeFromBuffer(content)
  // Readers look for the mark of a PDF anywhere in the first kilobyte: so do we.
  const begins = Buffer.from(content.buffer, content.byteOffset, Math.min(content.length, 1024))
  if (found?.mime === 'application/pdf' || begins.includes('%PDF-')) return 'pdf'
  const image = found && images[found.mime]
  if (image) return image
  if (found || !isPlainText(content)) return 'type-not-allowed'
  return /\.csv$/iu.test(sentName)
    ? { mediaType: 'text/csv', extension: '.csv' }
    : { mediaType: 'text/plain', extension: '.txt' }
}

/** UTF-8 without controls that does not begin as markup: HTML and SVG are programs. */
function isPlainText(content: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content)
    return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !/^\s*</u.test(text)
  } catch {
    return false
  }
}
