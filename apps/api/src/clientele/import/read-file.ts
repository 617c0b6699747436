import { setImmediate } from 'node:timers/promises'
import type { Locale } from '@portal/domain/accounts/contract'
import { type Column, columnNamed, columnNames, columns, neededColumns } from './columns.ts'
import { judgeRow } from './judge-row.ts'
import { Mistakes } from './mistakes.ts'
import type { PlannedRow } from '../planned.ts'
import { decoded, type Delimiter, delimiterOf, recordsOf, type Text } from './read-csv.ts'

/** What a file says, and what is wrong with it; its rows may be taken only where nothing is. */
export type ReadFile = {
  encoding: Text['encoding']
  delimiter: Delimiter
  rows: PlannedRow[]
  /** What each column is called in this file. */
  headers: Partial<Record<Column, string>>
  mistakes: Mistakes
}

/** A piece of work at a time, and everybody else's turn between two of them. */
const atOnce = 100

export async function readFile(bytes: Uint8Array, locale: Locale): Promise<ReadFile> {
  const mistakes = new Mistakes(locale)
  const text = decoded(bytes)
  const delimiter = text ? delimiterOf(text.text) : ';'
  const read: ReadFile = {
    encoding: text?.encoding ?? 'utf-8',
    delimiter,
    rows: [],
    headers: {},
    mistakes,
  }
  if (!text) {
    mistakes.add(1, null, 'encoding')
    return read
  }
  const [header, ...lines] = await recordsOf(text.text, delimiter, mistakes)
  if (!header) {
    if (!mistakes.any) mistakes.add(1, null, 'empty')
    return read
  }
  const order = columnsOf(header.line, header.values, read)
  if (lines.length === 0 && !mistakes.any) mistakes.add(header.line, null, 'no-lines')
  const left = columnNames.filter((column) => read.headers[column] === undefined)
  for (const [i, { line, values }] of lines.entries()) {
    if (i % atOnce === atOnce - 1) await setImmediate()
    if (values.length !== order.length) {
      mistakes.add(line, null, 'field-count', order.length)
      continue
    }
    const cells = Object.fromEntries(
      values.flatMap((value, at) => (order[at] ? [[order[at], value]] : [])),
    )
    read.rows.push(
      judgeRow(line, cells, left, (column, code, detail) =>
        mistakes.add(line, read.headers[column] ?? columns[column].is, code, detail),
      ),
    )
  }
  findDoubles(read)
  return read
}

const everyColumn = columnNames.map((each) => columns[each].is).join(', ')

/** Which column each value of a line belongs to. */
function columnsOf(line: number, values: string[], { headers, mistakes }: ReadFile) {
  const order = values.map((value) => {
    const header = value.trim().slice(0, 100)
    const column = columnNamed(header)
    if (!column) mistakes.add(line, header, 'unknown-column', everyColumn)
    else if (headers[column] !== undefined) mistakes.add(line, header, 'doubled-column')
    else headers[column] = header
    return column
  })
  for (const column of neededColumns)
    if (headers[column] === undefined)
      mistakes.add(line, null, 'missing-column', columns[column].is)
  return order
}

export const likeness = ({ name, address }: Pick<PlannedRow, 'name' | 'address'>) =>
  `${name.toLocaleLowerCase('de')}\n${address.postalCode}`

function findDoubles({ rows, headers, mistakes }: ReadFile) {
  const numbers = new Map<string, number>()
  const clients = new Map<string, PlannedRow>()
  for (const row of rows) {
    const { line, number } = row
    const same = numbers.get(number)
    if (number !== '' && same !== undefined)
      mistakes.add(line, headers.number ?? null, 'doubled-number', same)
    else if (number !== '') numbers.set(number, line)
    const alike = row.name === '' ? undefined : clients.get(likeness(row))
    if (alike && same === undefined)
      mistakes.add(line, headers.name ?? null, 'doubled-client', alike.line)
    else clients.set(likeness(row), row)
  }
}
