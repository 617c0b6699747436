import { expect, it } from 'vitest'
import { together } from './together.ts'

it('answers what is asked for in one turn together, and what comes meanwhile in the next call', async () => {
  const calls: number[][] = []
  const gate = Promise.withResolvers<void>()
  const ask = together(async (items: number[]) => {
    calls.push(items)
    if (calls.length === 1) await gate.promise
    return items.map((item) => item * 10)
  }, 3)
  const first = [1, 2].map(ask)
  await Promise.resolve()
  const later = [3, 4, 5, 6].map(ask)
  gate.resolve()
  expect(await Promise.all([...first, ...later])).toEqual([10, 20, 30, 40, 50, 60])
  expect(calls).toEqual([[1, 2], [3, 4, 5], [6]])
})

it('tries each by itself where a call fails: one alone fails', async () => {
  const ask = together(async (items: string[]) => {
    if (items.includes('bad')) throw new Error('not this one')
    return items.map((item) => item.toUpperCase())
  })
  const answers = await Promise.allSettled(['a', 'bad', 'b'].map(ask))
  expect(answers).toEqual([
    { status: 'fulfilled', value: 'A' },
    { status: 'rejected', reason: new Error('not this one') },
    { status: 'fulfilled', value: 'B' },
  ])
  expect(await ask('c')).toBe('C')
})
