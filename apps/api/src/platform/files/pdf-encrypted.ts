import { PDF, PdfArray, PdfDict, PdfStream, PdfString } from '@libpdf/core'
import type { Found } from './pdf-active.ts'
import type { Attached } from './pdf-attachment.ts'
import { holdsObjects, packedIn } from './pdf-streams.ts'
import { foundIn, type Opening } from './pdf-visit.ts'

type Handler = NonNullable<PDF['context']['info']['securityHandler']>
/** The library takes permissions with a sign only, and other writers leave it out: the same file as it can open it. */
export function withSignedPermissions(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes)
  for (const match of copy.toString('latin1').matchAll(/(?<=\/P\s+)[2-4]\d{9}\b/gu)) {
    const signed = String(Number(match[0]) - 2 ** 32).padEnd(match[0].length)
    if (signed.length === match[0].length) copy.write(signed, match.index, 'latin1')
  }
  return new Uint8Array(copy.buffer, copy.byteOffset, copy.byteLength)
}

type Looked = { generations: ReadonlyMap<number, ReadonlySet<number>>; attached: Attached[] }

/**
 * Active content among all objects that stand in an encrypted file, whether its index names them or not. The library's own
 * repair forgets the encryption, and its reading keeps what it could not decrypt: here that throws, or counts as a bad link.
 */
export async function foundInEncrypted(
  handler: Handler,
  repaired: PDF,
  looked: Looked,
): Promise<Found | null> {
  const packed: Uint8Array[] = []
  const open = opened(handler)
  const found = foundIn(repaired, {
    ...looked,
    open: (object, number, generation) => {
      const plain = open(object, number, generation)
      if (plain instanceof PdfStream && holdsObjects(plain))
        packed.push(asPdf(plain, packedIn(plain)))
      return plain
    },
  })
  if (found) return found
  for (const bytes of packed) {
    const active = foundIn(await PDF.load(bytes), { ...looked, generations: new Map() })
    if (active) return active
  }
  return null
}

const unreadable = PdfString.fromString('unreadable:')

function opened(handler: Handler): Opening {
  const open: Opening = (object, number, generation) => {
    if (object instanceof PdfString) {
      try {
        return new PdfString(handler.decryptString(object.bytes, number, generation), object.format)
      } catch {
        return unreadable
      }
    }
    if (object instanceof PdfArray)
      return new PdfArray([...object].map((each) => open(each, number, generation)))
    if (!(object instanceof PdfDict)) return object
    const entries = [...object].map(
      ([key, value]) => [key.value, open(value, number, generation)] as const,
    )
    if (!(object instanceof PdfStream)) return PdfDict.of(Object.fromEntries(entries))
    const isPlain = !handler.shouldEncryptStream(object.getName('Type')?.value)
    const data = isPlain ? object.data : handler.decryptStream(object.data, number, generation)
    return PdfStream.fromDict(Object.fromEntries(entries), data)
  }
  return open
}

/** The objects of one stream as a PDF of their own. */
function asPdf(stream: PdfStream, content: Uint8Array): Uint8Array {
  const number = (key: string) => stream.getNumber(key)?.value ?? 0
  const head = `/Type /ObjStm /N ${number('N')} /First ${number('First')} /Length ${content.length}`
  return Buffer.concat([
    Buffer.from(`%PDF-1.7\n1 0 obj\n<< ${head} >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\n2 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'),
  ])
}
