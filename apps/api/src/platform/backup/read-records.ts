import { type Bytes, createReader } from './reader.ts'
import { Ending, kinds, Manifest, Part, Trailer } from './records.ts'
import { createRowDigest } from './row-digest.ts'

export type Take = {
  manifest: (manifest: Manifest) => Promise<void> | void
  /** Has to read `bytes` to their end. */
  part: (part: Part, bytes: AsyncIterable<Buffer>) => Promise<void>
}

/** Hands on what was written, in its order, and resolves to all counts. Throws one line where anything is missing or miscounted. */
export async function readRecords(bytes: Bytes, take: Take): Promise<Ending[]> {
  const next = recordsOf(bytes)
  const first = await next()
  if (first.kind !== kinds.manifest) throw malformed()
  await take.manifest(Manifest.parse(first.value()))
  const parts: Ending[] = []
  for (;;) {
    const found = await next()
    if (found.kind === kinds.trailer) {
      const { parts: counted } = Trailer.parse(found.value())
      if (JSON.stringify(counted) !== JSON.stringify(parts)) throw malformed()
      // Its very end is looked at, too.
      if (!(await next.isOver())) throw malformed()
      return parts
    }
    if (found.kind !== kinds.part) throw malformed()
    parts.push(await readPart(Part.parse(found.value()), next, take))
  }
}

async function readPart(part: Part, next: Next, take: Take): Promise<Ending> {
  const digest = createRowDigest()
  let ending: Ending | null = null
  async function* bytes() {
    for (;;) {
      const found = await next()
      if (found.kind === kinds.end) {
        ending = Ending.parse(found.value())
        return
      }
      if (found.kind !== kinds.data) throw malformed()
      digest.update(found.body)
      yield found.body
    }
  }
  await take.part(part, bytes())
  const counted: Ending = { name: part.name, ...digest.end() }
  if (JSON.stringify(ending) !== JSON.stringify(counted))
    throw new Error(`${part.name} is not what was counted when it was written`)
  return counted
}

type Record = { kind: number; body: Buffer; value: () => unknown }
type Next = { (): Promise<Record>; isOver: () => Promise<boolean> }

function recordsOf(bytes: Bytes): Next {
  const read = createReader(bytes)
  const next = async () => {
    const prefix = await read(5)
    if (prefix.length < 5) throw malformed()
    const length = prefix.readUInt32BE(1)
    const body = await read(length)
    if (body.length < length) throw malformed()
    return { kind: prefix[0] ?? 0, body, value: () => JSON.parse(body.toString()) as unknown }
  }
  return Object.assign(next, { isOver: async () => (await read(1)).length === 0 })
}

const malformed = () => new Error('it is not what a backup consists of')
