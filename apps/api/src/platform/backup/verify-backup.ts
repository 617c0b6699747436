import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createZstdDecompress } from 'node:zlib'
import { messageOf } from '../message-of.ts'
import { openChunks } from './chunks.ts'
import { headLength, readHead } from './head.ts'
import { readRecords, type Take } from './read-records.ts'
import type { Ending, Manifest } from './records.ts'

export type Verified = { manifest: Manifest; parts: Ending[]; size: number }

/** Reads the whole file and hands on what it holds. Throws one line, with the file's name, where it is not as it was written. */
export async function readBackup(
  file: string,
  encryptionKey: Buffer,
  take: Take,
): Promise<Ending[]> {
  const head = readHead(encryptionKey, await beginningOf(file))
  const sealed = createReadStream(file, { start: head.length, highWaterMark: 1024 * 1024 })
  const opened = Readable.from(openChunks(head, sealed))
  const plain = createZstdDecompress()
  opened.on('error', (error) => plain.destroy(error))
  try {
    return await readRecords(opened.pipe(plain), take)
  } finally {
    sealed.destroy()
    opened.destroy()
    plain.destroy()
  }
}

/** Reads the whole file and keeps nothing of it. */
export async function verifyBackup(file: string, encryptionKey: Buffer): Promise<Verified> {
  let manifest: Manifest | undefined
  const parts = await readBackup(file, encryptionKey, {
    manifest: (found) => void (manifest = found),
    part: async (_, bytes) => {
      for await (const part of bytes) void part
    },
  }).catch((cause: unknown) => {
    throw new Error(`${file} cannot be used: ${messageOf(cause)}. Nothing was changed.`, { cause })
  })
  if (!manifest) throw new Error(`${file} cannot be used.`)
  const handle = await open(file)
  const { size } = await handle.stat().finally(() => handle.close())
  return { manifest, parts, size }
}

async function beginningOf(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headLength), 0, headLength, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}
