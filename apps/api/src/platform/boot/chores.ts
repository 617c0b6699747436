import type { Instant } from '@portal/domain/time'

/** What the process does by itself every so many seconds: whatever is due by then. */
export type Chore = { what: string; seconds: number; work: (now: Instant) => Promise<unknown> }

/** Resolves to the function that ends them; one that fails is reported and tried again at its next time. */
export function startChores(
  chores: readonly Chore[],
  clock: () => Instant,
  onError: (error: unknown, what: string) => void,
): () => void {
  const timers = chores.map(({ what, seconds, work }) =>
    setInterval(
      () => void work(clock()).catch((error: unknown) => onError(error, what)),
      seconds * 1000,
    ),
  )
  return () => timers.forEach((timer) => clearInterval(timer))
}
