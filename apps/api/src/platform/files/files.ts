import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'

/** What every route that sends a file takes: a download, unless the page asks to show it. */
export const FileQuery = z.strictObject({ view: z.literal('inline').optional() })
export type FileQuery = z.output<typeof FileQuery>

/** Names a download for every browser (RFC 6266): plain letters for the old ones, the real name for the rest. */
function disposition(how: 'attachment' | 'inline', fileName: string): string {
  const plain = fileName.normalize('NFKD').replaceAll(/[^\w.\- ]/gu, '')
  return `${how}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}

/** A file to be sent; made after the transaction is over, so that making it holds no connection. */
export type LateFile = () => Promise<{
  /** A stream where the whole would not fit in memory; it fails rather than end early. */
  content: Uint8Array | Readable
  fileName: string
  mediaType: string
  /** Null where the content is not known before it is sent. */
  sha256: string | null
  /** Of a stream that is known. */
  size?: number
}>

/** Sends bytes as a file that the browser neither sniffs nor runs; `inline` only where the page asked to show it. */
export function sendFile(
  reply: FastifyReply,
  file: Awaited<ReturnType<LateFile>>,
  { view }: FileQuery,
): Buffer | Readable {
  const how = view === 'inline' && file.mediaType === 'application/pdf' ? 'inline' : 'attachment'
  void reply
    .type(file.mediaType)
    .header('content-disposition', disposition(how, file.fileName))
    .header('content-security-policy', "default-src 'none'; sandbox")
    .header('x-content-type-options', 'nosniff')
  if (file.sha256 !== null) {
    const digest = Buffer.from(file.sha256, 'hex').toString('base64')
    void reply.header('repr-digest', `sha-256=:${digest}:`)
  }
  if (file.size !== undefined) void reply.header('content-length', file.size)
  if (file.content instanceof Readable) return file.content
  return Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength)
}
