import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import type { Sides, Statement, Tx } from '../database/db.ts'
import { type Actor, type Opened, toOpened } from './actor.ts'
import { createMemory } from '../memory.ts'
import type { Ticket } from './session.ts'

/**
 * The door of a request with a session: at the login of its side, where row-level security knows who is here. Throws
 * `unauthenticated` when the session is unknown there, revoked, idle or over.
 */
export type WithSession = <T>(
  ticket: Ticket | null,
  now: Instant,
  work: (tx: Tx, actor: Actor) => Promise<T>,
) => Promise<T>

/** All that `work` does is one transaction. */
export const createWithSession =
  (sides: Sides): WithSession =>
  async (ticket, now, work) => {
    const here = enter(sides, ticket, now)
    const { opened, result } = await here.door.transaction(
      here.asking('select open_session($1, $2) as said'),
      async (tx, rows) => {
        const session = toOpened(saidIn(rows))
        return { opened: session, result: await work(tx, session.actor) }
      },
    )
    await here.keepUp(opened)
    return result
  }

type Known = Opened & { said: string | null }
/** How many sessions are known by what was said of them last. */
const mostKnown = 10_000
/** How often a session may change under one read. */
const mostChanges = 5

/**
 * For what only reads: `work` begins as whoever this session was last, and begins again where the database, asked in the same
 * round trip, says otherwise; no row gets here before. Of statements one after the other each sees its own moment, and the
 * database refuses every write.
 */
export function createReadWithSession(sides: Sides, most = mostKnown): WithSession {
  const known = createMemory<Known>(most)
  const learn = (key: string, rows: unknown[]): Known => {
    const said = saidIn(rows)
    return known.set(key, { ...toOpened(said), said })
  }

  return async (ticket, now, work) => {
    const here = enter(sides, ticket, now)
    const statement = here.asking(
      `select open_session($1, $2) as said, set_config('transaction_read_only', 'on', true)`,
    )
    const key = here.idHash.toString('base64url')
    let last = known.get(key) ?? learn(key, await here.door.single(statement))
    for (let changes = 0; changes <= mostChanges; changes++) {
      const { said, actor } = last
      const isExpected = (rows: unknown[]) => saidIn(rows) === said
      const { opened, outcome } = await here.door.read({ statement, isExpected }, (tx) =>
        work(tx, actor),
      )
      if (outcome) {
        await here.keepUp(last)
        return outcome.value
      }
      last = learn(key, opened)
    }
    throw new AppError({ code: 'unavailable', retryAfter: 1 })
  }
}

// Both statements above select it.
const saidIn = (rows: unknown[]) => (rows as { said: string | null }[])[0]?.said ?? null

function enter(sides: Sides, ticket: Ticket | null, now: Instant) {
  if (!ticket) throw new AppError({ code: 'unauthenticated' })
  const { idHash, side, touch } = ticket
  const door = sides[side]
  const asking = (text: string): Statement => ({ text, values: [idHash, now] })
  const write = (text: string) => door.single(asking(text)).catch(() => undefined)
  return {
    idHash,
    door,
    asking,
    /**
     * Written at most twice a minute, so that reading does not mean writing; never for what a page does by itself. Where it
     * fails, what was done stays done, and the next request tries again.
     */
    keepUp: async ({ isReady, lastSeenAt }: Opened) => {
      if (!isReady) await write('select ready_session($1, $2)')
      if (touch && Date.parse(now) - Date.parse(lastSeenAt) >= 30_000)
        await write('select touch_session($1, $2)')
    },
  }
}
