import { quantile } from '../reads/measure.ts'

/** How long each kind of work took, and what went wrong. */
export type Tally = {
  time: <T>(kind: string, work: () => Promise<T>) => Promise<T | null>
  rows: (seconds: number) => Record<string, string | number>[]
  errors: string[]
}

export function createTally(): Tally {
  const times = new Map<string, number[]>()
  const errors: string[] = []
  return {
    errors,
    /** Null where it failed, which is kept as an error. */
    time: async (kind, work) => {
      const begun = performance.now()
      try {
        const result = await work()
        const each = times.get(kind) ?? []
        each.push(performance.now() - begun)
        times.set(kind, each)
        return result
      } catch (error) {
        errors.push(`${kind}: ${error instanceof Error ? error.message : String(error)}`)
        return null
      }
    },
    rows: (seconds) =>
      [...times].map(([kind, each]) => {
        const at = (part: number) => Number(quantile(each, part).toFixed(1))
        return {
          kind,
          number: each.length,
          'per second': Number((each.length / seconds).toFixed(1)),
          'p50 ms': at(0.5),
          'p99 ms': at(0.99),
          'longest ms': at(1),
        }
      }),
  }
}
