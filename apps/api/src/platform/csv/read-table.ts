import { setImmediate } from 'node:timers/promises'
import type { CsvReading } from '@portal/domain/csv'
import { columnNamer, type Columns, keysOf } from './columns.ts'
import type { CsvMistake, Mistakes } from './mistakes.ts'
import { decoded, delimiterOf, recordsOf } from './read-csv.ts'

/** How a file with a header line is read. */
export type TableFormat<Column extends string> = {
  columns: Columns<Column>
  /** Without these a file says too little. */
  needed: readonly NoInfer<Column>[]
  mostLines: number
}
export type Row<Column extends string> = { line: number; cells: Partial<Record<Column, string>> }
export type Head<Column extends string> = {
  encoding: CsvReading['encoding']
  delimiter: CsvReading['delimiter']
  /** What each column is called in this file. */
  headers: Partial<Record<Column, string>>
  /** Columns that the file does not have. */
  left: Column[]
}

/** A piece of work at a time, and everybody else's turn between two of them. */
const atOnce = 100

/** Reads a file's header, then hands over each line that has as many values; what is wrong is a mistake of its line. */
export async function readTable<Column extends string>(
  bytes: Uint8Array,
  { columns, needed, mostLines }: TableFormat<Column>,
  mistakes: Mistakes<CsvMistake>,
  take: (row: Row<Column>, head: Head<Column>) => void,
): Promise<Head<Column>> {
  const text = decoded(bytes)
  const delimiter = text ? delimiterOf(text.text) : ';'
  const head: Head<Column> = {
    encoding: text?.encoding ?? 'utf-8',
    delimiter,
    headers: {},
    left: [],
  }
  if (!text) {
    mistakes.add(1, null, 'encoding')
    return head
  }
  const [header, ...lines] = await recordsOf(text.text, delimiter, mostLines, mistakes)
  if (!header) {
    if (!mistakes.any) mistakes.add(1, null, 'empty')
    return head
  }
  const { headers } = head
  const columnNamed = columnNamer(columns)
  const order = header.values.map((value) => {
    const name = value.trim().slice(0, 100)
    const column = columnNamed(name)
    if (!column) mistakes.add(header.line, name, 'unknown-column', namesOf(columns))
    else if (headers[column] !== undefined) mistakes.add(header.line, name, 'doubled-column')
    else headers[column] = name
    return column
  })
  for (const column of needed)
    if (headers[column] === undefined)
      mistakes.add(header.line, null, 'missing-column', columns[column].is)
  if (lines.length === 0 && !mistakes.any) mistakes.add(header.line, null, 'no-lines')
  head.left = keysOf(columns).filter((column) => headers[column] === undefined)
  for (const [i, { line, values }] of lines.entries()) {
    if (i % atOnce === atOnce - 1) await setImmediate()
    if (values.length === order.length) take({ line, cells: cellsOf(order, values) }, head)
    else mistakes.add(line, null, 'field-count', order.length)
  }
  return head
}

const namesOf = <Column extends string>(columns: Columns<Column>) =>
  keysOf(columns)
    .map((each) => columns[each].is)
    .join(', ')

function cellsOf<Column extends string>(order: (Column | null)[], values: string[]) {
  const cells: Row<Column>['cells'] = {}
  for (const [at, value] of values.entries()) {
    const column = order[at]
    if (column) cells[column] = value
  }
  return cells
}
