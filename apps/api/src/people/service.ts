import { AppError } from '@portal/domain/fault'
import { dateAt, type Instant } from '@portal/domain/time'
import {
  and,
  eq,
  getTableColumns,
  gt,
  gte,
  isNull,
  lte,
  or,
  type Placeholder,
  type SQL,
} from 'drizzle-orm'
import type { Tx } from '../platform/database/db.ts'
import type { Actor } from '../platform/http/actor.ts'
import { groundOfChange, latestGround } from './entry-ground.ts'
import { authorisedPersons } from './table.ts'

/** Entries of the §9 register that count on a day: one that was ended at once counts no more, whatever its last day. */
export const validOn = (day: string | Placeholder): SQL | undefined =>
  and(
    isNull(authorisedPersons.endedAt),
    lte(authorisedPersons.validFrom, day),
    or(isNull(authorisedPersons.validUntil), gte(authorisedPersons.validUntil, day)),
  )

/**
 * Holds the §9 entry of whoever gives a binding declaration until the transaction ends: a revocation that was first is
 * seen, one that comes later waits. Throws `forbidden` where there is none today.
 */
export async function holdAuthority(
  tx: Tx,
  { authorisation, userId, client }: Actor,
  now: Instant,
) {
  const [entry] =
    authorisation && client
      ? await tx
          .select({ ...getTableColumns(authorisedPersons), ground: latestGround })
          .from(authorisedPersons)
          .where(
            and(
              eq(authorisedPersons.id, authorisation.id),
              eq(authorisedPersons.clientId, client.id),
              eq(authorisedPersons.userId, userId),
              validOn(dateAt(now)),
            ),
          )
          .for('share', { of: authorisedPersons })
      : []
  if (!entry) throw new AppError({ code: 'forbidden', rule: 'not-authorised' })
  return { ...entry, ground: groundOfChange(entry.ground) }
}

/** Whether an entry of the §9 register counts today: that of somebody who signed before. */
export async function isAuthorised(tx: Tx, id: string, now: Instant): Promise<boolean> {
  const [entry] = await tx
    .select({ id: authorisedPersons.id })
    .from(authorisedPersons)
    .where(and(eq(authorisedPersons.id, id), validOn(dateAt(now))))
  return entry !== undefined
}

/** An entry of a client's §9 register, if it counted at that moment; one that was ended later did. */
export async function entryAt(tx: Tx, clientId: string, id: string, at: Instant) {
  const day = dateAt(at)
  const { validFrom, validUntil, endedAt } = authorisedPersons
  const [entry] = await tx
    .select()
    .from(authorisedPersons)
    .where(
      and(
        eq(authorisedPersons.id, id),
        eq(authorisedPersons.clientId, clientId),
        lte(validFrom, day),
        or(isNull(validUntil), gte(validUntil, day)),
        or(isNull(endedAt), gt(endedAt, at)),
      ),
    )
  return entry
}
