import type { Locale } from '@portal/domain/accounts/contract'
import { type CsvReading, maxCsvSize } from '@portal/domain/csv'
import type { FastifyRequest } from 'fastify'
import { sha256Hex } from '../crypto.ts'
import type { LateFile } from '../files/files.ts'
import { wholeOf } from '../files/spool.ts'
import { readForm, type UploadedFile } from '../files/upload.ts'
import type { Actor } from '../http/actor.ts'
import { type Columns, keysOf } from './columns.ts'
import type { Mistakes } from './mistakes.ts'
import type { Head } from './read-table.ts'

type Read = { head: Head<string>; rows: readonly unknown[]; mistakes: Mistakes<string> }

/** A form with a CSV file, which is read before the transaction begins: no connection waits for it. */
export function csvForm<R extends Read>(read: (bytes: Uint8Array, locale: Locale) => Promise<R>) {
  const readings = new WeakMap<UploadedFile, R>()
  return {
    form: async (request: FastifyRequest, actor: Actor) => {
      const form = await readForm(request, { maxSize: maxCsvSize, extension: '.csv' })
      readings.set(form.file, await read(wholeOf(form.file.content.place), actor.locale))
      return form
    },
    readOf: (file: UploadedFile): R => {
      const found = readings.get(file)
      if (!found) throw new Error('the file was not read')
      return found
    },
  }
}

/** What is said of a file to whoever sent it, its mistakes by line. */
export const csvReadingOf = (
  { fileName }: UploadedFile,
  { head: { encoding, delimiter }, rows, mistakes }: Read,
): CsvReading => ({
  fileName,
  encoding,
  delimiter,
  lines: rows.length,
  mistakes: mistakes.list.toSorted((a, b) => a.line - b.line),
  moreMistakes: mistakes.more,
})

const lineOf = (values: readonly string[]) => `${values.join(';')}\r\n`

/** A file to fill in: with the mark that tells a German Excel its encoding, and lines as examples. */
export function csvTemplate<Column extends string>(
  fileName: string,
  columns: Columns<Column>,
  examples: readonly (readonly string[])[],
): LateFile {
  const names = keysOf(columns).map((each) => columns[each].is)
  const content = Buffer.from(`\ufeff${[names, ...examples].map(lineOf).join('')}`)
  return async () => ({
    content,
    fileName,
    mediaType: 'text/csv; charset=utf-8',
    sha256: sha256Hex(content),
  })
}
