import { inflateSync } from 'node:zlib'
import {
  PDF,
  PdfArray,
  PdfDict,
  PdfName,
  type PdfObject,
  PdfRef,
  PdfStream,
  PdfString,
} from '@libpdf/core'

export type PdfVerdict = 'ok' | 'not-a-pdf' | 'encrypted' | 'active-content'

// Actions and annotations that run, open, send or carry something (ISO 32000-2 §12.5, §12.6).
const activeNames = new Set([
  'JavaScript',
  'Launch',
  'SubmitForm',
  'ImportData',
  'GoToE',
  'GoToR',
  'Rendition',
  'RichMedia',
  'RichMediaExecute',
  'Movie',
  'Sound',
  '3D',
  'FileAttachment',
  'EmbeddedFile',
])
const activeKeys = new Set(['JavaScript', 'EmbeddedFiles', 'RichMediaContent', 'XFA'])
// Long enough that noise in a compressed picture does not spell them.
const telling = new Set(
  [...activeNames, ...activeKeys].filter((name) => name.length > 5 || name === 'XFA'),
)
// What may happen by itself when a page is opened: a jump within the document.
const harmless = new Set(['GoTo', 'Named'])

const mostObjects = 1_000_000
const largestObjectStream = 64 * 1024 * 1024

/** Whether bytes begin and end as a PDF does: nothing before it, nothing but white space behind it. */
export function looksLikePdf(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!/^%PDF-[12]\.\d/u.test(text.toString('latin1', 0, 8))) return false
  const end = text.lastIndexOf('%%EOF')
  return end > 0 && /^[\0\t\n\f\r ]*$/u.test(text.toString('latin1', end + 5))
}

/**
 * Looks for active content as three readers would meet it: in the file's plain bytes, in the objects its
 * cross-reference names, and in those a viewer finds that repairs the file. Never throws; may be slow and hungry on
 * hostile bytes, hence for a thread with limits only.
 */
export async function inspectPdf(bytes: Uint8Array): Promise<PdfVerdict> {
  if (!looksLikePdf(bytes)) return 'not-a-pdf'
  const names = namesIn(bytes)
  if (names.has('Encrypt')) return 'encrypted'
  if (isTelling(names)) return 'active-content'
  try {
    const pdf = await PDF.load(bytes)
    if (isActive(pdf)) return 'active-content'
    if (pdf.getPageCount() === 0) return 'not-a-pdf'
  } catch {
    return 'not-a-pdf'
  }
  try {
    return isActive(await PDF.load(withoutIndex(bytes))) ? 'active-content' : 'ok'
  } catch {
    // Beyond repair once its index is gone: then no viewer repairs it either.
    return 'ok'
  }
}

/** Every name (`/Launch`, also written `/L#61unch`) that stands in bytes, whether an object holds it or not. */
function namesIn(bytes: Uint8Array): Set<string> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const names = new Set<string>()
  for (const [name] of text.matchAll(/(?<=\/)[^\0\t\n\f\r ()<>[\]{}/%]{2,60}/gu)) {
    names.add(
      name.replaceAll(/#([0-9a-f]{2})/giu, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16)),
      ),
    )
  }
  return names
}

const isTelling = (names: Set<string>) => [...names].some((name) => telling.has(name))

function withoutIndex(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (let at = copy.indexOf('startxref'); at >= 0; at = copy.indexOf('startxref', at))
    copy.fill(' ', at, at + 9)
  return new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength)
}

function isActive({ context: { registry } }: PDF): boolean {
  const resolve = (value: PdfObject | undefined) =>
    value instanceof PdfRef ? registry.resolve(value) : value

  const isAction = (value: PdfObject | undefined) => {
    const action = resolve(value)
    if (!(action instanceof PdfDict) || !action.has('S')) return false
    const kind = resolve(action.get('S'))
    return !(kind instanceof PdfName && harmless.has(kind.value))
  }

  const entryIsActive = (key: string, value: PdfObject): boolean => {
    if (activeKeys.has(key)) return true
    switch (key) {
      case 'EF':
        return resolve(value) instanceof PdfDict
      case 'OpenAction':
        return isAction(value)
      case 'AA': {
        const triggers = resolve(value)
        return triggers instanceof PdfDict && [...triggers].some(([, action]) => isAction(action))
      }
      case 'URI': {
        const address = resolve(value)
        return address instanceof PdfString && !isWebAddress(address.asString())
      }
      default:
        return false
    }
  }

  const visit = (value: PdfObject): boolean => {
    if (value instanceof PdfName) return activeNames.has(value.value)
    if (value instanceof PdfArray) return [...value].some(visit)
    if (!(value instanceof PdfDict)) return false
    if (value instanceof PdfStream && streamIsActive(value)) return true
    return [...value].some(([key, each]) => entryIsActive(key.value, each) || visit(each))
  }

  // A file of 20 MB has no room for more; one that claims to have is no work of a PDF writer.
  if (registry.nextObjectNumber > mostObjects) throw new Error('too many objects')
  for (let number = 1; number < registry.nextObjectNumber; number++) {
    const value = registry.resolve(PdfRef.of(number, 0))
    if (value && visit(value)) return true
  }
  return false
}

/** Its bytes stand in another file, or it hides objects; an object stream that cannot be read ends the inspection. */
function streamIsActive(stream: PdfStream): boolean {
  if (stream.has('F')) return true
  if (stream.getName('Type')?.value !== 'ObjStm' && !(stream.has('N') && stream.has('First')))
    return false
  // The library is content with the readable part of damaged data; what is behind it must not go unseen.
  if (stream.getName('Filter')?.value === 'FlateDecode') {
    inflateSync(stream.data, { maxOutputLength: largestObjectStream })
  }
  const content = stream.getDecodedData()
  if (content.length === 0) throw new Error('an object stream without objects')
  return isTelling(namesIn(content))
}

const isWebAddress = (address: string) =>
  /^(?:https?|mailto|tel):/iu.test(address.trim()) ||
  !/^(?:[a-z][a-z0-9+.-]*:|[\\/]{2})/iu.test(address.trim())
