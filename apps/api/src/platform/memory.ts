/** What was kept last, `most` of it: whoever was kept longest goes first. */
export type Memory<T> = {
  get: (key: string) => T | undefined
  /** Keeps what there is and gives it back; nothing is not kept. */
  set: <U extends T | null>(key: string, value: U) => U
}

export function createMemory<T>(most: number): Memory<T> {
  const kept = new Map<string, T>()
  return {
    get: (key) => kept.get(key),
    set(key, value) {
      kept.delete(key)
      if (value === null) return value
      kept.set(key, value)
      const [oldest] = kept.size > most ? kept.keys() : []
      if (oldest !== undefined) kept.delete(oldest)
      return value
    },
  }
}
