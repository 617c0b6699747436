import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import type { Answer, Sent, Tx } from './handle.ts'
import { readInWaves } from './reading.ts'

const opening = { text: 'open', values: [] }

/** Answers each statement with its own text, and the opening with what it is told to say. */
function listening(says: (wave: number) => unknown = () => 'me') {
  const waves: string[][] = []
  const sendTogether = async (statements: Sent[]): Promise<Answer[]> => {
    waves.push(statements.map(({ text }) => text))
    const said = says(waves.length)
    return statements.map(({ text }) => ({ rows: [text === 'open' ? said : { text }] }))
  }
  const read = <T>(work: (tx: Tx) => Promise<T>) =>
    readInWaves(sendTogether, { statement: opening, isExpected: ([who]) => who === 'me' }, work)
  return { waves, read }
}
const ask = async (tx: Tx, text: string) => (await tx.execute(sql.raw(text))).rows

it('sends what is asked for at the same time together, and each wave behind an opening of its own', async () => {
  const { waves, read } = listening()
  const { outcome } = await read(async (tx) => {
    const deeper = async () => {
      await Promise.resolve()
      return ask(tx, 'b')
    }
    await Promise.all([ask(tx, 'a'), deeper()])
    return ask(tx, 'c')
  })
  expect(waves).toEqual([
    ['open', 'a', 'b'],
    ['open', 'c'],
  ])
  expect(outcome).toEqual({ value: [{ text: 'c' }] })
})

it.each([1, 2])('shows no row of wave %i when its opening says somebody else', async (when) => {
  const { waves, read } = listening((wave) => (wave === when ? 'you' : 'me'))
  const seen: unknown[] = []
  const { opened, outcome } = await read(async (tx) => {
    for (const text of ['a', 'b', 'c']) seen.push(...(await ask(tx, text)))
  })
  expect([opened, outcome, waves.length, seen.length]).toEqual([['you'], null, when, when - 1])
})

it('learns who is here also for work that asks for nothing, or refuses', async () => {
  const nobody = listening(() => 'you')
  expect(await nobody.read(async () => 'done')).toEqual({ opened: ['you'], outcome: null })
  expect(await nobody.read(() => Promise.reject(new Error('refused')))).toEqual({
    opened: ['you'],
    outcome: null,
  })
  const me = listening()
  await expect(me.read(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(me.waves).toEqual([['open']])
})

it('is over when its work is: whoever kept the handle reaches nothing', async () => {
  const { waves, read } = listening()
  let kept: Tx | undefined
  await read(async (tx) => {
    kept = tx
  })
  await expect(ask(kept!, 'late')).rejects.toMatchObject({
    cause: new Error('this transaction is over'),
  })
  expect(waves).toEqual([['open']])
})
