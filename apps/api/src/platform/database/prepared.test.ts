import { and, eq } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { expect, it, vi } from 'vitest'
import type { Sent } from './handle.ts'

// A process has only so many names for statements, and this one may have given them to other files' statements.
vi.resetModules()
const { createHandle } = await import('./handle.ts')
const { prepared } = await import('./prepared.ts')

const birds = pgTable('birds', { name: text(), seenAt: text() })

function listening() {
  const sent: Sent[] = []
  const { tx } = createHandle(async (statement) => {
    sent.push(statement)
    return { rows: [['wren']] }
  })
  return { sent, tx }
}
let built = 0
const find = prepared<{ name: string | undefined; limit: number }, { isFirst: boolean }>()((
  db,
  { name, limit },
  { isFirst },
) => {
  built += 1
  return db
    .select({ bird: birds.name })
    .from(birds)
    .where(and(name && eq(birds.name, name), isFirst ? eq(birds.seenAt, '') : undefined))
    .limit(limit)
})

it('builds a text once for each way it is asked, and asks with the values of this time', async () => {
  const { sent, tx } = listening()
  built = 0
  const limits = [1, 2, 3]
  for (const limit of limits)
    for (const name of ['wren', undefined])
      expect(await find(tx, { name, limit }, { isFirst: false })).toEqual([{ bird: 'wren' }])
  await find(tx, { name: 'robin', limit: 4 }, { isFirst: true })
  expect(built).toBe(3)
  expect(sent.map(({ values }) => values)).toEqual([
    ['wren', 1],
    [1],
    ['wren', 2],
    [2],
    ['wren', 3],
    [3],
    ['robin', '', 4],
  ])
  expect(new Set(sent.map((each) => each.text)).size).toBe(3)
  expect(sent.every(({ name }) => name)).toBe(true)
})

it('asks through the handle it is given, and no other', async () => {
  const [mine, other] = [listening(), listening()]
  await find(mine.tx, { name: 'wren', limit: 1 }, { isFirst: false })
  await find(other.tx, { name: 'wren', limit: 1 }, { isFirst: false })
  expect([mine.sent.length, other.sent.length]).toEqual([1, 1])
})
