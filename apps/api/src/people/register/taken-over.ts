import { registerMoves } from '@portal/domain/moves/register'
import type { Ground } from '@portal/domain/people/ground'
import { type CalendarDate, dateAt, type Instant } from '@portal/domain/time'
import { and, eq, gte, isNull, ne, or, sql } from 'drizzle-orm'
import { memberships, users } from '../../accounts/table.ts'
import type { Acting } from '../../binding/acting.ts'
import type { Tx } from '../../platform/database/db.ts'
import { authorisedPersons } from '../table.ts'
import { lastsUntil } from './entries.ts'
import { tellOfRegister } from './emails.ts'
import { adding, type How } from './entry-acts.ts'

/** Somebody an agreement names under §9. */
export type Named = { name: string; function: string; phone: string | null; email: string }

/**
 * Enters whom an agreement names that both sides have signed in the portal (§9), each with a line of its own; whoever has an entry
 * already keeps it. An account of the client with the same address belongs to the entry, but for one that only reads.
 */
export async function takeOverNamed(
  acting: Acting,
  clientId: string,
  named: readonly Named[],
  { from, ...how }: Omit<How, 'kept' | 'isQuiet'> & { from: CalendarDate; ground: Ground },
): Promise<void> {
  const { tx, evidence, now } = acting
  const concerned: (string | null)[] = []
  for (const { name, function: held, phone, email } of named) {
    if (await hasEntry(tx, clientId, email, how.ground.at)) continue
    const userId = await memberWith(tx, clientId, email)
    const act = adding(acting, clientId, {
      userId,
      name,
      function: held,
      phone,
      email,
      validFrom: from,
      validUntil: null,
      deputyOfId: null,
    })
    const entry = await act.lock()
    if (!entry) continue
    await act.check(entry)
    const { line } = await act.change(entry, { ...how, kept: null, isQuiet: true })
    concerned.push(userId)
    await evidence(tx, { ...line, type: registerMoves.add.event, at: now })
  }
  if (concerned.length > 0) await tellOfRegister(acting, clientId, concerned)
}

/** Holds the client’s members behind these addresses until the transaction ends, in the order in which others do. */
export async function holdNamed(tx: Tx, clientId: string, named: readonly Named[]): Promise<void> {
  const emails = named.map(({ email }) => email.toLowerCase())
  if (emails.length === 0) return
  await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(
      and(
        eq(memberships.clientId, clientId),
        sql`${memberships.userId} in (select u.id from users u where lower(u.email) = any(${sql.param(emails)}::text[]))`,
      ),
    )
    .orderBy(memberships.userId)
    .for('no key update')
}

/** An entry that counts, or one that was ended since the client named the person: its later word goes before. */
async function hasEntry(tx: Tx, clientId: string, email: string, namedAt: Instant) {
  const [entry] = await tx
    .select({ id: authorisedPersons.id })
    .from(authorisedPersons)
    .leftJoin(users, eq(users.id, authorisedPersons.userId))
    .where(
      and(
        eq(authorisedPersons.clientId, clientId),
        or(
          and(isNull(authorisedPersons.endedAt), lastsUntil(dateAt(namedAt))),
          gte(authorisedPersons.endedAt, namedAt),
        ),
        sql`(lower(${authorisedPersons.email}) = lower(${email}) or lower(${users.email}) = lower(${email}))`,
      ),
    )
    .limit(1)
  return entry !== undefined
}

async function memberWith(tx: Tx, clientId: string, email: string): Promise<string | null> {
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.clientId, clientId),
        sql`lower(${users.email}) = lower(${email})`,
        ne(memberships.role, 'viewer'),
      ),
    )
  return member?.userId ?? null
}
