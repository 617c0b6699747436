/** A value in DER (ITU-T X.690): its tag, what it holds, and all its bytes. */
export type Node = { tag: number; content: Buffer; raw: Buffer; children: Node[] }

/** Reads the value at the beginning; what follows it is left alone. Throws `RangeError` when it is cut off. */
export function readDer(bytes: Buffer): Node {
  const tag = bytes.readUInt8(0)
  const first = bytes.readUInt8(1)
  const wide = first < 0x80 ? 0 : first & 0x7f
  const length = wide === 0 ? first : bytes.readUIntBE(2, wide)
  const begin = 2 + wide
  if (begin + length > bytes.length) throw new RangeError('cut off')
  const content = bytes.subarray(begin, begin + length)
  const isConstructed = (tag & 0x20) !== 0
  const children = isConstructed ? childrenOf(content) : []
  return { tag, content, raw: bytes.subarray(0, begin + length), children }
}

function childrenOf(content: Buffer): Node[] {
  const children: Node[] = []
  for (let at = 0; at < content.length;) {
    const child = readDer(content.subarray(at))
    children.push(child)
    at += child.raw.length
  }
  return children
}
