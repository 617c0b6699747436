import { missesOf, summaryOf } from './goals.ts'
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
  '16/18',
  'goals',
]

/** The table as text, and for each goal how many of its lines hit it. */
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
    figures.older?.toFixed(2) ?? '',
    missesOf(read, figures).join(', ') || 'hit',
  ])
  const widths = columns.map((name, i) =>
    Math.max(name.length, ...cells.map((row) => row[i]!.length)),
  )
  const line = (row: string[]) =>
    row
      .map((cell, i) => (i < 2 || i === 10 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join('  ')
      .trimEnd()
  const hits = cells.filter((row) => row.at(-1) === 'hit').length
  const ending = `${rows.length} lines, ${hits} hit every goal`
  return [line(columns), ...cells.map(line), ending, ...summaryOf(rows)].join('\n')
}
