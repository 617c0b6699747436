import { line, prose } from '@portal/domain/text'
import { CalendarDate } from '@portal/domain/time'
import type { DraftMeasure } from '@portal/domain/toms/contract'
import { headingNamed } from '@portal/domain/toms/heading-names'
import { systemsIn } from '@portal/domain/toms/measure-list'
import type { Row } from '../../platform/csv/read-table.ts'
import type { Column } from './columns.ts'
import type { MistakeCode } from './mistakes.ts'

type Say = (column: Column, code: MistakeCode, detail?: string | number) => void

const longest = { heading: 300, text: 2_000, systems: 1_000, implementedSince: 30 }
const mostSystems = 10
const longestSystem = 80
const isText = prose(longest.text)
const isName = line(longestSystem)

/** What a line says of a measure, but its key; everything wrong with it is said, and then it is not to be taken. */
export function judgeRow({ cells }: Row<Column>, say: Say): Omit<DraftMeasure, 'key'> {
  const cell = (column: Column): string => {
    const value = cells[column]?.trim() ?? ''
    if (value.length <= longest[column]) return value
    say(column, 'too-long', longest[column])
    return ''
  }
  return {
    heading: headingOf(cell('heading'), say),
    text: textOf(cells.text?.trim() === '' ? null : cell('text'), say),
    systems: systemsOf(cell('systems'), say),
    implementedSince: dateOf(cell('implementedSince'), say),
  }
}

function headingOf(value: string, say: Say) {
  if (value === '') return null
  const heading = headingNamed(value)
  if (heading) return heading
  const name = value.replace(/^\d+[.):]?\s*/u, '')
  if (name === '') say('heading', 'heading-number')
  else if (name !== value && headingNamed(name)) say('heading', 'heading-at-odds')
  else say('heading', 'heading')
  return null
}

function textOf(value: string | null, say: Say): string {
  if (value === null) say('text', 'missing')
  else if (value === '' || isText.safeParse(value).success) return value
  else say('text', 'control-characters')
  return ''
}

function systemsOf(value: string, say: Say): string[] {
  const systems = systemsIn(value)
  const isMany = systems.length > mostSystems
  const isLong = systems.some((name) => name.length > longestSystem)
  const isOdd = !isLong && systems.some((name) => !isName.safeParse(name).success)
  if (isMany) say('systems', 'too-many-systems', mostSystems)
  if (isLong) say('systems', 'system-too-long', longestSystem)
  if (isOdd) say('systems', 'control-characters')
  return isMany || isLong || isOdd ? [] : systems
}

/** The day comes first, as a German spreadsheet writes it, or the year, as ISO 8601 does. */
function dateOf(value: string, say: Say): CalendarDate | null {
  if (value === '') return null
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u.exec(value) ?? []
  const written = year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : value
  if (CalendarDate.safeParse(written).success) return written
  say('implementedSince', /^\d{4}-\d{2}-\d{2}$/u.test(written) ? 'date' : 'date-form')
  return null
}
