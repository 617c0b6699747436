import type { Locale } from '@portal/domain/accounts/contract'
import { maxImportLines } from '@portal/domain/clients/import'
import { Mistakes } from '../../platform/csv/mistakes.ts'
import { type Head, readTable } from '../../platform/csv/read-table.ts'
import type { PlannedRow } from '../planned.ts'
import { type Column, columns, neededColumns } from './columns.ts'
import { judgeRow } from './judge-row.ts'
import { type MistakeCode, mistakeWords } from './mistakes.ts'

/** What a file says, and what is wrong with it; its rows may be taken only where nothing is. */
export type ReadFile = {
  head: Head<Column>
  rows: PlannedRow[]
  mistakes: Mistakes<MistakeCode>
}

const format = { columns, needed: neededColumns, mostLines: maxImportLines }

export async function readFile(bytes: Uint8Array, locale: Locale): Promise<ReadFile> {
  const mistakes = new Mistakes(locale, mistakeWords)
  const rows: PlannedRow[] = []
  const head = await readTable(bytes, format, mistakes, ({ line, cells }, { headers, left }) => {
    rows.push(
      judgeRow(line, cells, left, (column, code, detail) =>
        mistakes.add(line, headers[column] ?? columns[column].is, code, detail),
      ),
    )
  })
  const read = { head, rows, mistakes }
  findDoubles(read)
  return read
}

export const likeness = ({ name, address }: Pick<PlannedRow, 'name' | 'address'>) =>
  `${name.toLocaleLowerCase('de')}\n${address.postalCode}`

function findDoubles({ rows, head: { headers }, mistakes }: ReadFile) {
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
