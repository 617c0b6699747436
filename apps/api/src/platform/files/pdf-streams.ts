import { inflateSync } from 'node:zlib'
import { PdfArray, PdfName, type PdfStream } from '@libpdf/core'

const largest = 64 * 1024 * 1024

/** What a stream holds. Throws where it cannot be read to its end: what is behind the damage must not go unseen. */
export function contentOf(stream: PdfStream): Uint8Array {
  // The library is content with the readable part of damaged data.
  const plain = filterOf(stream) === 'FlateDecode' && inflateSync(stream.data, limits)
  return plain && !stream.has('DecodeParms') ? plain : stream.getDecodedData()
}

const limits = { maxOutputLength: largest }

function filterOf(stream: PdfStream): string | undefined {
  const filter = stream.get('Filter')
  const first = filter instanceof PdfArray && filter.length === 1 ? filter.at(0) : filter
  return first instanceof PdfName ? first.value : undefined
}

export const holdsObjects = (stream: PdfStream) =>
  stream.getName('Type')?.value === 'ObjStm' || (stream.has('N') && stream.has('First'))

/** Objects packed into a stream, as bytes. Throws where they cannot be read. */
export function packedIn(stream: PdfStream): Uint8Array {
  const content = contentOf(stream)
  if (!/^\s*\d+\s+\d+\s/u.test(Buffer.from(content.subarray(0, 100)).toString('latin1')))
    throw new Error('an object stream without objects')
  return content
}
