export type Clock = ReturnType<typeof createClock>

/** A clock that only the test moves. */
export function createClock() {
  let at = Date.now()
  return {
    now: () => new Date(at).toISOString(),
    advance: (seconds: number) => {
      at += seconds * 1000
    },
  }
}
