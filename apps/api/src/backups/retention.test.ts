import { expect, it } from 'vitest'
import { fileNameOf, superfluous } from './retention.ts'

const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10)

it('D3: keeps 7 daily, 5 weekly and 12 monthly ones, day after day, and touches nothing else', () => {
  let files = ['portal.backup', 'portal-2024-01-01.backup.part', 'notes.txt']
  for (let n = 0; n < 800; n++) {
    files.push(fileNameOf(day(n)))
    const gone = new Set(superfluous(files))
    files = files.filter((name) => !gone.has(name))
  }
  const own = files.slice(3).toSorted().toReversed()
  const last = 799
  expect(files.slice(0, 3)).toEqual(['portal.backup', 'portal-2024-01-01.backup.part', 'notes.txt'])
  // 2026-03-10 is a Tuesday.
  expect(day(last)).toBe('2026-03-10')
  expect(own.slice(0, 7)).toEqual([0, 1, 2, 3, 4, 5, 6].map((n) => fileNameOf(day(last - n))))
  for (const sunday of ['2026-03-08', '2026-03-01', '2026-02-22', '2026-02-15'])
    expect(own).toContain(fileNameOf(sunday))
  for (const monthEnd of ['2026-02-28', '2026-01-31', '2025-12-31', '2025-04-30'])
    expect(own).toContain(fileNameOf(monthEnd))
  expect(own).not.toContain(fileNameOf('2025-03-31'))
  expect(own.length).toBe(7 + 3 + 11)
})

it('D3: keeps the last ones of a portal that made none for long', () => {
  const names = ['2025-01-10', '2025-01-11', '2023-05-05'].map(fileNameOf)
  expect(superfluous(names)).toEqual([])
})
