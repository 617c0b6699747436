import { expect, it } from 'vitest'
import { inOneGo } from './in-one-go.ts'

it('answers with what came of the first, once both are done', async () => {
  const gate = Promise.withResolvers<void>()
  let isDone = false
  const both = inOneGo(
    Promise.resolve('first'),
    gate.promise.then(() => (isDone = true)),
  )
  gate.resolve()
  expect([await both, isDone]).toEqual(['first', true])
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
