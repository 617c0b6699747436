import { type Answer, createHandle, named, type Sent, type Statement, type Tx } from './handle.ts'

export type Opening = {
  statement: Statement
  /** Whether the opening says what `work` was begun with. */
  isExpected: (rows: unknown[]) => boolean
}
/** What the opening said last, and what `work` came to; no outcome where it did not say what was expected. */
export type Reading<T> = { opened: unknown[]; outcome: { value: T } | null }
type SendTogether = (statements: Sent[]) => Promise<Answer[]>
type Asked = PromiseWithResolvers<Answer> & { statement: Sent }

/**
 * Reads in waves: what is asked for at the same time leaves together behind the opening, in one round trip that is a
 * transaction of its own. `work` begins before anything was opened, and gets to see only what comes behind an opening that
 * says what it was begun with.
 */
export async function readInWaves<T>(
  sendTogether: SendTogether,
  { statement: opening, isExpected }: Opening,
  work: (tx: Tx) => Promise<T>,
): Promise<Reading<T>> {
  const state = { opened: null as unknown[] | null, isAsExpected: true }
  let asked: Asked[] = []

  async function open(statements: Sent[]): Promise<Answer[]> {
    const [first, ...results] = await sendTogether([named(opening), ...statements])
    if (state.isAsExpected) {
      state.opened = first?.rows ?? []
      state.isAsExpected = isExpected(state.opened)
    }
    return results
  }

  function flush() {
    const wave = asked
    asked = []
    open(wave.map(({ statement }) => statement)).then(
      (results) => {
        for (const [i, { resolve, reject }] of wave.entries())
          // One result for each statement, in order.
          if (state.isAsExpected) resolve(results[i] as Answer)
          else reject(new Error('not what this reading was begun with'))
      },
      (error: unknown) => wave.forEach(({ reject }) => reject(error)),
    )
  }

  const { tx, end } = createHandle((statement) => {
    const mine = { statement, ...Promise.withResolvers<Answer>() }
    // Whoever can ask without waiting for an answer has asked when the ticks behind all microtasks run.
    if (asked.push(mine) === 1) queueMicrotask(() => process.nextTick(flush))
    return mine.promise
  })

  const [done] = await Promise.allSettled([work(tx)])
  end()
  // Who asked for nothing is told the same way whether they were here.
  if (!state.opened) await open([])
  const { opened, isAsExpected } = state
  if (!opened || !isAsExpected) return { opened: opened ?? [], outcome: null }
  if (done.status === 'rejected') throw done.reason
  return { opened, outcome: { value: done.value } }
}
