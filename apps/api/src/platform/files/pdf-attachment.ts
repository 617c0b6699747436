import type { PdfStream } from '@libpdf/core'
import type { Found } from './pdf-active.ts'
import { contentOf } from './pdf-streams.ts'
import { judgeFile } from './file-type.ts'
import { isPassiveXml } from './passive-xml.ts'

/** A file within a PDF: what it is called, and its bytes where they are to be found. */
export type Attached = { names: string[]; stream: PdfStream | null }

type Judge = (pdf: Uint8Array) => Promise<boolean>

/** Under which names a kind of file may stand there: another one would open it with another program. */
const extensions = {
  pdf: ['pdf'],
  png: ['png'],
  jpg: ['jpg', 'jpeg'],
  text: ['txt', 'csv', 'tsv', 'json', 'jws', 'log', 'md'],
  xml: ['xml', 'xmp', 'rdf'],
}
const known = new Set(Object.values(extensions).flat())

/** The first file within a PDF that is neither a document nor data; PDFs within are judged by `isPassivePdf`. */
export async function foundAttached(
  attached: readonly Attached[],
  isPassivePdf: Judge,
): Promise<Found | null> {
  for (const { names, stream } of attached) {
    const endings = names.map(extensionOf)
    const isKnown = endings.every((ending) => ending === '' || known.has(ending))
    const kind = isKnown && stream ? await kindOf(stream, isPassivePdf) : isKnown && 'unseen'
    if (kind === 'unseen' || kind === 'empty') continue
    const fits = kind && endings.every((each) => each === '' || extensions[kind].includes(each))
    if (!fits) return { active: 'embedded-file', ...namedAs(names[0]) }
  }
  return null
}

async function kindOf(
  stream: PdfStream,
  isPassivePdf: Judge,
): Promise<keyof typeof extensions | 'empty' | null> {
  const bytes = readable(stream)
  if (bytes === null) return null
  const verdict = await judgeFile(bytes, '')
  if (verdict === 'empty') return 'empty'
  if (verdict === 'pdf') return (await isPassivePdf(bytes)) ? 'pdf' : null
  if (typeof verdict === 'object') {
    const { extension } = verdict
    return extension === '.png' ? 'png' : extension === '.jpg' ? 'jpg' : 'text'
  }
  return isPassiveXml(bytes) ? 'xml' : null
}

function readable(stream: PdfStream): Uint8Array | null {
  try {
    return contentOf(stream)
  } catch {
    return null
  }
}

/** As a file system would see it that drops dots and blanks at the end; a colon begins another name. */
const extensionOf = (name: string) =>
  /\.([^./\\]*)$/u.exec(name.replace(/[\s.\0]+$/u, ''))?.[1]?.toLowerCase() ??
  (name.includes(':') ? ':' : '')

const namedAs = (name: string | undefined) => {
  const plain = name?.replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, '').trim()
  return plain ? { fileName: [...plain].slice(0, 100).join('') } : {}
}
