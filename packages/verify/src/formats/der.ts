/** A value in DER (ITU-T X.690): its tag, what it holds, and all its bytes. */
export type Node = { tag: number; content: Uint8Array; raw: Uint8Array; children: Node[] }

/** Reads the value at the beginning; what follows it is left alone. Throws `RangeError` when it is cut off. */
export function readDer(bytes: Uint8Array): Node {
  const tag = byteAt(bytes, 0)
  const first = byteAt(bytes, 1)
  const wide = first < 0x80 ? 0 : first & 0x7f
  if (first === 0x80 || wide > 4) throw new RangeError('no length')
  let length = wide === 0 ? first : 0
  for (let i = 0; i < wide; i++) length = length * 256 + byteAt(bytes, 2 + i)
  const begin = 2 + wide
  if (begin + length > bytes.length) throw new RangeError('cut off')
  const content = bytes.subarray(begin, begin + length)
  const isConstructed = (tag & 0x20) !== 0
  const children = isConstructed ? childrenOf(content) : []
  return { tag, content, raw: bytes.subarray(0, begin + length), children }
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('cut off')
  return byte
}

function childrenOf(content: Uint8Array): Node[] {
  const children: Node[] = []
  for (let at = 0; at < content.length;) {
    const child = readDer(content.subarray(at))
    children.push(child)
    at += child.raw.length
  }
  return children
}
