export type Bytes = AsyncIterable<Buffer> | Iterable<Buffer>

/** Reads so many bytes at a time, fewer only at the end. */
export function createReader(bytes: Bytes): (length: number) => Promise<Buffer> {
  const source = (async function* () {
    yield* bytes
  })()
  let rest: Buffer = Buffer.alloc(0)
  return async (length) => {
    if (rest.length < length) {
      const parts = [rest]
      for (let found = rest.length; found < length;) {
        const next = await source.next()
        if (next.done) break
        parts.push(next.value)
        found += next.value.length
      }
      rest = Buffer.concat(parts)
    }
    const taken = rest.subarray(0, length)
    rest = rest.subarray(length)
    return taken
  }
}
