import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { sql } from 'drizzle-orm'
import type { Connections, Sides, Statement, Tx } from '../database/db.ts'
import { toInstant } from '../database/instant.ts'
import { type Actor, sessionColumns, type SessionRow, toActor } from './actor.ts'
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
    const { idHash, door } = enter(sides, ticket)
    const text = `select ${sessionColumns} from open_session($1, $2) s`
    return door.transaction({ text, values: [idHash, now] }, async (tx, opened) => {
      // `text` above selects exactly these columns.
      const [row] = opened as SessionRow[]
      const actor = toActor(row)
      if (row && isDue(ticket, row, now))
        await tx.execute(sql`select touch_session(${idHash}, ${now})`)
      return work(tx, actor)
    })
  }

type Known = { row: SessionRow; actor: Actor }
/** How many sessions are known by what they were last. */
const mostKnown = 10_000
/** How often a session may change under one read. */
const mostChanges = 5

/**
 * For what only reads: `work` begins as whoever this session was last, and begins again where the database, asked in the same
 * round trip, says otherwise; no row gets here before. Of statements one after the other each sees its own moment, and the
 * database refuses every write.
 */
export function createReadWithSession(sides: Sides, most = mostKnown): WithSession {
  const known = new Map<string, Known>()
  const text = `select ${sessionColumns}, set_config('transaction_read_only', 'on', true) from open_session($1, $2) s`

  function learn(key: string, rows: unknown[]): Known {
    known.delete(key)
    // `text` selects exactly these columns.
    const [row] = rows as SessionRow[]
    const actor = toActor(row)
    const learned = { row: row!, actor }
    known.set(key, learned)
    const [oldest] = known.size > most ? known.keys() : []
    if (oldest) known.delete(oldest)
    return learned
  }

  return async (ticket, now, work) => {
    const { idHash, door } = enter(sides, ticket)
    const statement: Statement = { text, values: [idHash, now] }
    const key = idHash.toString('base64url')
    let last = known.get(key) ?? learn(key, await door.single(statement))
    for (let changes = 0; changes <= mostChanges; changes++) {
      const { row, actor } = last
      const isExpected = ([said]: unknown[]) => isSame(row, said)
      const { opened, outcome } = await door.read({ statement, isExpected }, (tx) =>
        work(tx, actor),
      )
      if (outcome) {
        if (isDue(ticket, row, now))
          await door.single({ text: 'select touch_session($1, $2)', values: [idHash, now] })
        return outcome.value
      }
      last = learn(key, opened)
    }
    throw new AppError({ code: 'unavailable', retryAfter: 1 })
  }
}

const isSame = (row: SessionRow, said: unknown) =>
  typeof said === 'object' &&
  said !== null &&
  // Both are of one text, so they have the same columns.
  Object.entries(row).every(
    ([column, value]) => (said as Record<string, unknown>)[column] === value,
  )

/** Written at most twice a minute, so that reading does not mean writing; never for what a page does by itself. */
const isDue = (ticket: Ticket | null, row: SessionRow, now: Instant) =>
  ticket?.touch && Date.parse(now) - Date.parse(toInstant(row.last_seen_at)) >= 30_000

function enter(sides: Sides, ticket: Ticket | null): { idHash: Buffer; door: Connections } {
  if (!ticket) throw new AppError({ code: 'unauthenticated' })
  return { idHash: ticket.idHash, door: sides[ticket.side] }
}
