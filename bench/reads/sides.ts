import { createAsk } from './ask.ts'
import { readsOf } from './operations.ts'
import { findReads, type Read } from './reads.ts'
import type { Session } from './sessions.ts'

export type Wanted = { session: Session; read: Read }

/** Open reads once, all others by each side; of a side's people the first who is let in. */
export async function readsOfBoth(origin: string, sessions: readonly Session[]) {
  const nobody = createAsk(origin, null)
  const operations = await readsOf(nobody)
  const reads: Wanted[] = []
  const refused: string[] = []
  const missing: string[] = []
  for (const side of ['client', 'staff'] as const) {
    let left = operations.filter(({ isOpen }) => !isOpen || side === 'client')
    for (const session of sessions.filter((each) => each.side === side)) {
      const found = await findReads(
        createAsk(origin, session.cookie),
        operations,
        session.known,
        left,
      )
      reads.push(...found.reads.map((read) => ({ session, read })))
      missing.push(...found.missing.map((name) => `${side} ${name}`))
      left = left.filter(({ id }) => found.refused.includes(id))
    }
    refused.push(...left.map(({ id }) => `${side} ${id}`))
  }
  return { reads, refused, missing }
}
