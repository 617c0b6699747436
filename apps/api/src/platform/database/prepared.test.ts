import { and, eq, sql } from 'drizzle-orm'
import { pgTable, text } from 'drizzle-orm/pg-core'
import { expect, it, vi } from 'vitest'
import type { Sent } from './wire/handle.ts'

// A process has only so many names for statements, and this one may have given them to other files' statements.
vi.resetModules()
const { createHandle } = await import('./wire/handle.ts')
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

it('keeps some ways in which it is asked, the first ones; others are answered, and leave nothing behind', async () => {
  const wings = Array.from({ length: 70 }, (_, i) => i)
  const findByWing = prepared<{ name: string }, { wing: number }>()((db, { name }, { wing }) =>
    db
      .select({ bird: birds.name })
      .from(birds)
      .where(and(eq(birds.name, name), sql.raw(`${wing} = ${wing}`))),
  )
  const { sent, tx } = listening()
  for (const _ of [1, 2])
    for (const wing of wings)
      expect(await findByWing(tx, { name: 'wren' }, { wing })).toEqual([{ bird: 'wren' }])
  const names = sent.map(({ name }) => name)
  expect(new Set(names.slice(0, 60)).size).toBe(60)
  expect(names.slice(60, 70)).toEqual(Array.from({ length: 10 }))
  expect(names.slice(70)).toEqual(names.slice(0, 70))
})
