import type { PoolClient } from 'pg'

/** Says of an answer that it is waited for. */
export type Answered = <T>(answer: Promise<T>) => Promise<T>

/** What pg's types leave out. */
type Wired = PoolClient & { connection: { stream: { destroy: () => void } } }

/**
 * Cuts a connection that owes an answer for `limitMs`: a frozen server, or a network that swallows, never says that it is
 * gone. Whatever was asked there fails as with any connection that is lost.
 */
export function watchOver(client: PoolClient, limitMs: number) {
  let owed = 0
  const cut = () => {
    if (owed > 0) (client as Wired).connection.stream.destroy()
  }
  const timer = setTimeout(cut, limitMs).unref()
  const answered: Answered = (answer) => {
    owed += 1
    timer.refresh()
    return answer.finally(() => {
      owed -= 1
    })
  }
  return { answered, end: () => clearTimeout(timer) }
}
