import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'

export type ReadPdf = {
  /** What the pages say, without heads and feet. */
  text: string
  /** What heads and feet say, page by page. */
  furniture: string[]
  /** The words that stand for pictures, in reading order. */
  pictures: string[]
  bookmarks: string[]
  /** The fields that a reader of PDFs shows, with left, bottom, right and top in points. */
  fields: { page: number; name: string; words: string; rect: number[] }[]
  attachments: Record<string, Buffer>
  /** From the XMP metadata: `3A` for PDF/A-3a. */
  conformance: string
}

/** Reads a PDF as a stranger would, with a library that had no part in making it. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: VerbosityLevel.ERRORS })
  const pdf = await task.promise
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, (_, i) => readPage(pdf, i + 1)),
  )
  const { metadata } = await pdf.getMetadata()
  const outline = (await pdf.getOutline()) as { title: string; items: { title: string }[] }[] | null
  const read: ReadPdf = {
    text: pages.map(({ body }) => body).join('\n'),
    furniture: pages.map((page) => page.furniture),
    pictures: pages.flatMap((page) => page.pictures),
    bookmarks: (outline ?? []).flatMap(({ title, items }) => [
      title,
      ...items.map((item) => item.title),
    ]),
    fields: pages.flatMap(({ fields }) => fields),
    attachments: await attachmentsOf(pdf),
    conformance: `${metadata.get('pdfaid:part')}${metadata.get('pdfaid:conformance')}`,
  }
  await task.destroy()
  return read
}

/**
 * Where a text says these words, from a place on: its end there, or -1. Blanks and line breaks are the typesetter's, and so is
 * a hyphen at the end of a line; every other character counts.
 */
export function findWords(text: string, words: string, from = 0): number {
  const characters = [...words.replace(/\s+/gu, '')].map((c) =>
    c === '-' ? '-\\s*' : `${escape(c)}(?:-\\n)?\\s*`,
  )
  const pattern = new RegExp(characters.join(''), 'gu')
  pattern.lastIndex = from
  return pattern.test(text) ? pattern.lastIndex : -1
}

const escape = (c: string) => c.replace(/[$()*+.?[\\\]^{|}/]/u, String.raw`\$&`)

type Node = { alt?: string; children?: Node[] }
type Item = { type: string; tag?: string } | { str: string; hasEOL: boolean }

async function readPage(pdf: PDFDocumentProxy, number: number) {
  const page = await pdf.getPage(number)
  const { items } = await page.getTextContent({
    includeMarkedContent: true,
    disableNormalization: true,
  })
  const said = {
    body: '',
    furniture: '',
    pictures: altsOf((await page.getStructTree()) as Node),
    fields: await fieldsOf(page, number),
  }
  const open: boolean[] = []
  for (const item of items as Item[]) {
    if ('str' in item)
      said[open.includes(true) ? 'furniture' : 'body'] += item.hasEOL ? `${item.str}\n` : item.str
    else if (item.type === 'endMarkedContent') open.pop()
    else open.push(item.tag === 'Artifact')
  }
  return said
}

type Annotation = {
  subtype: string
  fieldName: string
  alternativeText: string
  rect: number[]
  hasAppearance: boolean
}

async function fieldsOf(page: PDFPageProxy, number: number): Promise<ReadPdf['fields']> {
  const annotations = (await page.getAnnotations()) as Annotation[]
  return annotations
    .filter(({ subtype, hasAppearance }) => subtype === 'Widget' && hasAppearance)
    .map(({ fieldName: name, alternativeText: words, rect }) => ({
      page: number,
      name,
      words,
      rect: rect.map(Math.round),
    }))
}

const altsOf = ({ alt, children = [] }: Node): string[] => [
  ...(alt ? [alt] : []),
  ...children.flatMap(altsOf),
]

async function attachmentsOf(pdf: PDFDocumentProxy): Promise<Record<string, Buffer>> {
  const attachments: Record<string, Buffer> = {}
  for (const [id, { filename }] of (await pdf.getAttachments()) ?? []) {
    attachments[filename] = Buffer.from((await pdf.getAttachmentContent(id)) ?? [])
  }
  return attachments
}
