/**
 * What many ask for at once goes to `work` together, at most `most` at a time and one call after the other: what comes
 * meanwhile waits for the next call, and nothing waits for more to come. Where a call fails, each of it is tried by itself.
 */
export function together<Item, Result>(
  work: (items: Item[]) => Promise<Result[]>,
  most = 50,
): (item: Item) => Promise<Result> {
  type Waiting = PromiseWithResolvers<Result> & { item: Item }
  const waiting: Waiting[] = []
  let busy = false

  async function run() {
    busy = true
    // Whoever asks in the same turn of the event loop comes along.
    await Promise.resolve()
    while (waiting.length > 0) await answer(waiting.splice(0, most))
    busy = false
  }

  async function answer(asked: Waiting[]): Promise<void> {
    try {
      const results = await work(asked.map(({ item }) => item))
      // `work` answers each, in order.
      asked.forEach(({ resolve }, i) => resolve(results[i] as Result))
    } catch (error) {
      if (asked.length === 1) return asked[0]?.reject(error)
      for (const each of asked) await answer([each])
    }
  }

  return (item) => {
    const mine = Promise.withResolvers<Result>()
    waiting.push({ item, ...mine })
    if (!busy) void run()
    return mine.promise
  }
}
