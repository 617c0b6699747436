import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { sessions, users } from '../table.ts'
import { isOpen } from './sessions.ts'

/** Whose full session the browser has that opens a link; null where there is none that would be let in. */
export async function signedInHere(tx: Tx, ticket: Ticket | null, now: Instant) {
  if (!ticket) return null
  const [row] = await tx
    .select({ name: users.name, email: users.email })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.idHash, ticket.idHash), isOpen(now), isNull(users.disabledAt)))
  return row ?? null
}

/** A link does nothing in a browser where somebody else is at work. Throws `conflict`, rule `other-session`. */
export async function assertNobodyElse(
  tx: Tx,
  ticket: Ticket | null,
  email: string,
  now: Instant,
): Promise<void> {
  const here = await signedInHere(tx, ticket, now)
  if (here && here.email !== email) throw new AppError({ code: 'conflict', rule: 'other-session' })
}
