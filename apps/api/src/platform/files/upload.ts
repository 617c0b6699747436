import type { Writable, WritableOptions } from 'node:stream'
import multipart, { type MultipartFile } from '@fastify/multipart'
import { AppError, invalid } from '@portal/domain/fault'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import type { Party } from '../fair-queue.ts'
import { spool, type Spooled } from './spool.ts'

/** A file somebody sent, put away, under a name that is safe to keep. */
export class UploadedFile {
  readonly fileName: string
  readonly content: Spooled
  constructor(fileName: string, content: Spooled) {
    this.fileName = fileName
    this.content = content
  }
  /** Two requests are the same when their files are: an idempotency key stands for this. */
  toJSON() {
    return { fileName: this.fileName, sha256: this.content.sha256 }
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What was put away for as long as this request lasts. */
    spooled: Spooled | null
    /** Whose turn it is to send a file. */
    party: Party | null
  }
}

/** The file's place in a form's schema. */
export const FileField = z.instanceof(UploadedFile).meta({ type: 'string', format: 'binary' })

/** Lets the routes of this scope, and no others, take a form with a file; each still reads it by itself (`readForm`). */
export const uploads = fp(
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    await app.register(multipart)
    app.decorateRequest('spooled', null)
    app.decorateRequest('party', null)
    app.addHook('onResponse', async ({ spooled }) => spooled?.close())
    // Whoever may not send a file is to learn that first; the rest are told by `readForm`.
    app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  },
  { name: 'uploads' },
)

const room = {
  fieldNameSize: 100,
  fieldSize: 4096,
  fields: 20,
  files: 1,
  parts: 21,
  headerPairs: 50,
}

/** Of the stream that tells parts apart; the library hands it on. */
type Reading = Parameters<FastifyRequest['parts']>[0] & Pick<WritableOptions, 'write'>
type Parser = { _write: (this: Writable, ...piece: Parameters<Writable['_write']>) => void }

const atOnce = 16 * 1024
export const reading = (fileSize: number, fieldSize = room.fieldSize): Reading => ({
  limits: { ...room, fileSize, fieldSize },
  /** A piece at a time, and everybody else's turn between two of them: thousands of tiny parts take long to tell apart. */
  write(sent: Buffer, encoding, done) {
    const { _write: tellApart } = Object.getPrototypeOf(this) as Parser
    const from = (at: number) => {
      if (at >= sent.length) return done()
      const piece = sent.subarray(at, at + atOnce)
      tellApart.call(this, piece, encoding, (error) =>
        error ? done(error) : setImmediate(from, at + atOnce),
      )
    }
    from(0)
  },
})

/** The fields of a form, in any order, with its file as `file`, of `maxSize` bytes at most, and a field of `fieldSize` bytes. */
export async function readForm(
  request: FastifyRequest,
  {
    maxSize,
    extension,
    fieldSize,
  }: { maxSize: number; extension: Extension | ExtensionOf; fieldSize?: number | undefined },
): Promise<{ file: UploadedFile; [field: string]: unknown }> {
  // Gone while it waited for its turn: nothing of it would ever come.
  if (request.raw.errored) throw invalid('', 'malformed', 'is no complete form')
  if (!request.isMultipart()) throw new AppError({ code: 'unsupported-media-type' })
  // What says of itself that it is too long is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > maxSize + 256 * 1024) throw tooLarge()
  const fields = new Map<string, unknown>()
  try {
    for await (const part of request.parts(reading(maxSize, fieldSize))) {
      const { fieldname } = part
      const value = part.type === 'file' ? await fileOf(request, part, extension) : part.value
      if (part.type === 'field' && part.valueTruncated)
        throw invalid(`/${fieldname}`, 'too-big', 'is too long')
      if (fields.has(fieldname)) throw invalid(`/${fieldname}`, 'duplicate', 'is there twice')
      fields.set(fieldname, value)
    }
  } catch (error) {
    // Whatever still comes goes nowhere.
    request.raw.unpipe().resume()
    if (error instanceof AppError) throw error
    if (error instanceof Error && 'code' in error && error.code === 'FST_FILES_LIMIT')
      throw invalid('/file', 'too-many', 'one file at a time')
    throw invalid('', 'malformed', 'is no complete form')
  }
  const form = Object.fromEntries(fields)
  const { file } = form
  if (file === undefined) throw new AppError({ code: 'file-refused', reason: 'empty' })
  if (!(file instanceof UploadedFile)) throw invalid('/file', 'invalid-type', 'is no file')
  return { ...form, file }
}

type Extension = `.${string}`
/** Which extension a file deserves by what is in it; throws `file-refused` where it deserves none. */
type ExtensionOf = (content: Spooled, sentName: string) => Promise<Extension>

async function fileOf(
  request: FastifyRequest,
  { file, filename }: MultipartFile,
  extension: Extension | ExtensionOf,
) {
  // The library would wait for the end of a file that has none.
  file.once('limit', () => file.destroy(tooLarge()))
  const content = await spool(file)
  await request.spooled?.close()
  request.spooled = content
  const ending =
    typeof extension === 'string' ? extension : await extension(content, filename ?? '')
  return new UploadedFile(fileNameOf(filename, ending), content)
}

const tooLarge = () => new AppError({ code: 'file-refused', reason: 'too-large' })

const longestName = 150

/** The last part of whatever path was sent, as one printable line that ends in the extension. */
export function fileNameOf(sent: string | undefined, extension: `.${string}`): string {
  const bare = (sent ?? '')
    .normalize('NFC')
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replace(/^.*[/\\]/u, '')
    .replaceAll(/[<>:"|?*]/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .replace(/^[. ]+/u, '')
  const stem = bare.toLowerCase().endsWith(extension) ? bare.slice(0, -extension.length) : bare
  const short = stem
    .slice(0, longestName - extension.length)
    .toWellFormed()
    .replace(/[\uFFFD. ]+$/u, '')
  return `${short || 'Dokument'}${extension}`
}
