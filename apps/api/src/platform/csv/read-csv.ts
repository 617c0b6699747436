import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { CsvError, parse } from 'csv-parse'
import type { CsvReading } from '@portal/domain/csv'
import type { CsvMistake, Mistakes } from './mistakes.ts'

type Delimiter = CsvReading['delimiter']
type Text = { text: string; encoding: CsvReading['encoding'] }
/** A line as it stands in the file, which may be several where a value has breaks. */
type Line = { line: number; values: string[] }

/** Valid UTF-8 is taken for that, anything else for what a German Excel writes; null for what is neither. */
export function decoded(bytes: Uint8Array): Text | null {
  const read = (encoding: Text['encoding']) => {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      return { text, encoding }
    } catch {
      return null
    }
  }
  const text = read('utf-8') ?? read('windows-1252')
  return text === null || text.text.includes('\0') ? null : text
}

/** What divides the values: of those that may, the one the header line has most of, outside of quotes. */
export function delimiterOf(text: string): Delimiter {
  const header = /^[^\r\n]*/u.exec(text.slice(0, 10_000))?.[0].replaceAll(/"[^"]*"/gu, '') ?? ''
  const all: Delimiter[] = [';', ',', '\t']
  const count = (delimiter: string) => header.split(delimiter).length
  return all.toSorted((a, b) => count(b) - count(a))[0] ?? ';'
}

const atOnce = 32 * 1024
/** Everybody else has a turn between two pieces; what comes once there is enough is not read. */
async function* inPieces(text: string, isEnough: () => boolean) {
  for (let at = 0; at < text.length && !isEnough(); at += atOnce) {
    yield text.slice(at, at + atOnce)
    await setImmediate()
  }
}

const longestLine = 32 * 1024

/** Every line with a value, each with where it begins. What cannot be read is a mistake of its line, and ends the reading. */
export async function recordsOf(
  text: string,
  delimiter: Delimiter,
  mostLines: number,
  mistakes: Mistakes<CsvMistake>,
): Promise<Line[]> {
  const records: Line[] = []
  let before = 0
  const keep = (values: string[], { lines }: { lines: number }) => {
    const line = before + 1
    before = lines
    if (values.some((value) => value.trim() !== '')) records.push({ line, values })
    return null
  }
  // Header and lines, and one too many. The library's own limit never answers what is written after it.
  const isEnough = () => records.length > mostLines + 1
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: longestLine,
    on_record: keep,
  })
  try {
    await pipeline(inPieces(text, isEnough), parser.resume())
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const isLong = error.code === 'CSV_MAX_RECORD_SIZE'
    if (!isEnough()) mistakes.add(before + 1, null, isLong ? 'line-too-long' : 'unreadable')
  }
  const [tooMany] = records.splice(mostLines + 1)
  if (tooMany) mistakes.add(tooMany.line, null, 'too-many-lines')
  return records
}
