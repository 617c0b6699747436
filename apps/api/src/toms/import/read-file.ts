import type { Locale } from '@portal/domain/accounts/contract'
import { type DraftMeasure, mostMeasures, mostText } from '@portal/domain/toms/contract'
import { keyOf } from '@portal/domain/toms/measure-list'
import { Mistakes } from '../../platform/csv/mistakes.ts'
import { type Head, readTable } from '../../platform/csv/read-table.ts'
import { type Column, columns } from './columns.ts'
import { judgeRow } from './judge-row.ts'
import { type MistakeCode, mistakeWords } from './mistakes.ts'

/** The measures of a file, and what is wrong with it; they may be taken only where nothing is. */
export type ReadFile = {
  head: Head<Column>
  rows: DraftMeasure[]
  mistakes: Mistakes<MistakeCode>
}

const format = { columns, needed: ['text'] as const, mostLines: mostMeasures }

export async function readFile(bytes: Uint8Array, locale: Locale): Promise<ReadFile> {
  const mistakes = new Mistakes(locale, mistakeWords)
  const rows: DraftMeasure[] = []
  const keys = new Set<string>()
  const lines = new Map<string, number>()
  let length = 0
  const head = await readTable(bytes, format, mistakes, (row, { headers }) => {
    const say = (column: Column, code: MistakeCode, detail?: string | number) =>
      mistakes.add(row.line, headers[column] ?? columns[column].is, code, detail)
    const measure = judgeRow(row, say)
    const { heading, text } = measure
    const same = lines.get(`${heading} ${text}`)
    if (text !== '' && same !== undefined) say('text', 'doubled-measure', same)
    else lines.set(`${heading} ${text}`, row.line)
    if (length <= mostText && length + text.length > mostText) say('text', 'too-much-text')
    length += text.length
    const key = keyOf(text, keys)
    keys.add(key)
    rows.push({ key, ...measure })
  })
  return { head, rows, mistakes }
}
