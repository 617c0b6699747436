import { expect, it } from 'vitest'
import { inOneGo } from './in-one-go.ts'

it('answers with what came of each, once all is done', async () => {
  const gate = Promise.withResolvers<void>()
  let isDone = false
  const both = inOneGo(
    Promise.resolve('first'),
    gate.promise.then(() => {
      isDone = true
      return 2
    }),
  )
  gate.resolve()
  expect([await both, isDone]).toEqual([['first', 2], true])
})

it.each(['first', 'second'])('leaves nothing running where the %s fails', async (failing) => {
  const gate = Promise.withResolvers<void>()
  let isDone = false
  const fails = Promise.reject(new Error('refused'))
  const other = gate.promise.then(() => (isDone = true))
  const both = failing === 'first' ? inOneGo(fails, other) : inOneGo(other, fails)
  setImmediate(gate.resolve)
  await expect(both).rejects.toThrow('refused')
  expect(isDone).toBe(true)
})

it('asks each once, as a statement goes out whenever it is waited for', async () => {
  let asked = 0
  // oxlint-disable-next-line unicorn/no-thenable -- drizzle's statements are such
  const statement = { then: (answer: (value: number) => void) => answer((asked += 1)) }
  expect([await inOneGo(statement, statement), asked]).toEqual([[1, 2], 2])
})
