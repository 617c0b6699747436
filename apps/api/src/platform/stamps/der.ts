/** A value in DER (ITU-T X.690): its tag, what it holds, and all its bytes. */
export type Der = { tag: number; content: Buffer; raw: Buffer; children: Der[] }

const deepest = 24

/**
 * Reads bytes that are one value in DER and nothing else. Throws `RangeError` where they are not, or nest deeper than
 * anything that is meant.
 */
export function readDer(bytes: Buffer): Der {
  const value = valueAt(bytes, 0)
  if (value.raw.length !== bytes.length) throw new RangeError('something follows')
  return value
}

/** The value at the beginning, whatever follows it. */
export const firstDer = (bytes: Buffer): Der => valueAt(bytes, 0)

function valueAt(bytes: Buffer, depth: number): Der {
  if (depth > deepest) throw new RangeError('too deep')
  const tag = bytes.readUInt8(0)
  const first = bytes.readUInt8(1)
  const wide = first < 0x80 ? 0 : first & 0x7f
  if ((tag & 0x1f) === 0x1f || first === 0x80 || wide > 4) throw new RangeError('not in DER')
  const length = wide === 0 ? first : bytes.readUIntBE(2, wide)
  const begin = 2 + wide
  if (begin + length > bytes.length) throw new RangeError('cut off')
  const content = bytes.subarray(begin, begin + length)
  const children: Der[] = []
  if ((tag & 0x20) !== 0)
    for (let at = 0; at < content.length;) {
      const child = valueAt(content.subarray(at), depth + 1)
      children.push(child)
      at += child.raw.length
    }
  return { tag, content, raw: bytes.subarray(0, begin + length), children }
}

/** A value of these parts. */
export function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts)
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content])
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length])
  const digits = length.toString(16)
  const bytes = Buffer.from(digits.length % 2 === 0 ? digits : `0${digits}`, 'hex')
  return Buffer.concat([Buffer.from([0x80 | bytes.length]), bytes])
}
