import multipart, { type MultipartFile } from '@fastify/multipart'
import { AppError, invalid } from '@portal/domain/fault'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { sha256Hex } from '../crypto.ts'

/** A file somebody sent, whole, under a name that is safe to keep. */
export class UploadedFile {
  readonly fileName: string
  readonly content: Buffer

  constructor(fileName: string, content: Buffer) {
    this.fileName = fileName
    this.content = content
  }

  /** Two requests are the same when their files are: an idempotency key stands for this. */
  toJSON() {
    return { fileName: this.fileName, sha256: sha256Hex(this.content) }
  }
}

/** The file's place in a form's schema. */
export const FileField = z.instanceof(UploadedFile).meta({ type: 'string', format: 'binary' })

/** Lets the routes of this scope, and no others, take a form with a file; each still reads it by itself (`readForm`). */
export const uploads = fp(
  async (app: FastifyInstance) => {
    app.removeAllContentTypeParsers()
    await app.register(multipart)
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

/** The fields of a form, in any order, with its file as `file`; never holds more than `maxSize` bytes of it. */
export async function readForm(
  request: FastifyRequest,
  { maxSize, extension }: { maxSize: number; extension: Extension | ExtensionOf },
): Promise<{ file: UploadedFile; [field: string]: unknown }> {
  if (!request.isMultipart()) throw new AppError({ code: 'unsupported-media-type' })
  // What says of itself that it is too long is not read at all.
  if (Number(request.headers['content-length'] ?? 0) > maxSize + 256 * 1024) throw tooLarge()
  const fields = new Map<string, unknown>()
  try {
    for await (const part of request.parts({ limits: { ...room, fileSize: maxSize } })) {
      const { fieldname } = part
      const value = part.type === 'file' ? await fileOf(part, extension) : part.value
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
type ExtensionOf = (content: Buffer, sentName: string) => Promise<Extension>

async function fileOf({ file, filename }: MultipartFile, extension: Extension | ExtensionOf) {
  const content = await contentOf(file)
  const ending =
    typeof extension === 'string' ? extension : await extension(content, filename ?? '')
  return new UploadedFile(fileNameOf(filename, ending), content)
}

const tooLarge = () => new AppError({ code: 'file-refused', reason: 'too-large' })

async function contentOf(file: MultipartFile['file']): Promise<Buffer> {
  const chunks: Buffer[] = []
  // The library would wait for the end of a file that has none.
  file.once('limit', () => file.destroy(tooLarge()))
  for await (const chunk of file) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

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
