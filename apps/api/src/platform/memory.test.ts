import { expect, it } from 'vitest'
import { createMemory } from './memory.ts'

it('keeps what was kept last, and as much of it as it may', () => {
  const memory = createMemory<number>(2)
  expect(memory.set('a', 1)).toBe(1)
  memory.set('b', 2)
  memory.set('a', 3)
  memory.set('c', 4)
  expect(['a', 'b', 'c'].map(memory.get)).toEqual([3, undefined, 4])
})

it('keeps nothing of what is not there', () => {
  const memory = createMemory<number>(1)
  memory.set('a', 1)
  expect(memory.set('b', null)).toBeNull()
  expect(['a', 'b'].map(memory.get)).toEqual([1, undefined])
})
