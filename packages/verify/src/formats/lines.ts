import { concat } from './bytes.ts'

const newline = 0x0a

/** The lines in a stream as bytes, without their line feed, a handful at a time; an empty last one is none. */
export async function* linesIn(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array[]> {
  let rest: Uint8Array[] = []
  for await (const chunk of chunks) {
    const lines: Uint8Array[] = []
    let from = 0
    for (let to = chunk.indexOf(newline); to !== -1; to = chunk.indexOf(newline, from)) {
      const line = chunk.subarray(from, to)
      lines.push(rest.length > 0 ? concat([...rest, line]) : line)
      rest = []
      from = to + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
    yield lines
  }
  if (rest.length > 0) yield [concat(rest)]
}
