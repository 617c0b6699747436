import { missesOf } from './goals.ts'
import type { Figures } from './measure.ts'
import type { Read } from './reads.ts'

export type Row = { side: string; read: Read; figures: Figures; larger: number }

const columns = [
  'side',
  'read',
  'p50 ms',
  'p99 ms',
  'of floor',
  'p99 ×',
  'Node µs',
  'PG µs',
  'large/small',
  'misses',
]

/** The table as text, and how many of its lines miss a goal. */
export function printed(rows: Row[]): string {
  const cells = rows.map(({ side, read, figures, larger }) => [
    side,
    [read.path.replace('/api/v1', ''), read.variant].filter(Boolean).join('  '),
    figures.p50.toFixed(1),
    figures.p99.toFixed(1),
    figures.ratio.toFixed(2),
    figures.p99OfFloor.toFixed(2),
    figures.node.toFixed(0),
    figures.postgres.toFixed(0),
    figures.growth === null
      ? ''
      : figures.growth.toFixed(2) + (larger > 1 ? ` (÷${larger.toFixed(0)})` : ''),
    missesOf(read, figures).join(', '),
  ])
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...cells.map((row) => row[i]!.length)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, i) => (i < 2 || i === 9 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  const missing = cells.filter((row) => row.at(-1) !== '').length
  return [line(columns), ...cells.map(line), `${rows.length} lines, ${missing} miss a goal`].join(
    '\n',
  )
}
