import { z } from 'zod'
import type { Bytes } from './reader.ts'
import { createRowDigest } from './row-digest.ts'

const Step = z.strictObject({ name: z.string(), sha256: z.string() })
export const Manifest = z.strictObject({
  madeAt: z.iso.datetime(),
  /** The PostgreSQL it was read from: older ones may not understand what a newer one wrote. */
  serverMajor: z.int(),
  /** The steps of the schema that were applied, in their order. */
  steps: z.array(Step),
  /** Roles that grants and policies name; a restore makes them. */
  roles: z.array(z.string()),
})
export type Manifest = z.output<typeof Manifest>

/** A table's rows as COPY writes them, the jobs', or a file's lines. */
export const Part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('table'), name: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('jobs'), name: z.string(), columns: z.array(z.string()) }),
  z.strictObject({ kind: z.literal('file'), name: z.string() }),
])
export type Part = z.output<typeof Part>

const Count = z.strictObject({ rows: z.int(), bytes: z.int(), digest: z.string() })
export const Ending = z.strictObject({ name: z.string(), ...Count.shape })
export const Trailer = z.strictObject({ parts: z.array(Ending) })
export type Ending = z.output<typeof Ending>

/** What a record is; its kind and length stand before it. */
export const kinds = { manifest: 1, part: 2, data: 3, end: 4, trailer: 5 } as const

export type Source = { part: Part; bytes: Bytes }

/** Everything one after the other; each part with its count and digest behind it, all of them at the end. */
export async function* writeRecords(
  manifest: Manifest,
  sources: AsyncIterable<Source>,
): AsyncGenerator<Buffer> {
  yield record(kinds.manifest, manifest)
  const parts: Ending[] = []
  for await (const { part, bytes } of sources) {
    yield record(kinds.part, part)
    const digest = createRowDigest()
    for await (const chunk of bytes) {
      digest.update(chunk)
      yield prefix(kinds.data, chunk.length)
      yield chunk
    }
    const ending = { name: part.name, ...digest.end() }
    parts.push(ending)
    yield record(kinds.end, ending)
  }
  yield record(kinds.trailer, { parts } satisfies z.input<typeof Trailer>)
}

const record = (kind: number, value: object): Buffer => {
  const body = Buffer.from(JSON.stringify(value))
  return Buffer.concat([prefix(kind, body.length), body])
}

function prefix(kind: number, length: number): Buffer {
  const bytes = Buffer.alloc(5)
  bytes[0] = kind
  bytes.writeUInt32BE(length, 1)
  return bytes
}
