import { createReadStream } from 'node:fs'

const newline = 0x0a

/** The lines of a file as bytes, without their line feed, a handful at a time; an empty last one is none. */
export async function* linesOf(file: string): AsyncGenerator<Buffer[]> {
  let rest: Buffer[] = []
  // Without an encoding the stream of a file gives buffers.
  const chunks: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 1 << 18 })
  for await (const chunk of chunks) {
    const lines: Buffer[] = []
    let from = 0
    for (let to = chunk.indexOf(newline); to !== -1; to = chunk.indexOf(newline, from)) {
      const line = chunk.subarray(from, to)
      lines.push(rest.length > 0 ? Buffer.concat([...rest, line]) : line)
      rest = []
      from = to + 1
    }
    if (from < chunk.length) rest.push(chunk.subarray(from))
    yield lines
  }
  if (rest.length > 0) yield [Buffer.concat(rest)]
}
