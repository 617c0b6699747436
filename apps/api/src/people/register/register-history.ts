import type { AuthorisedPersonChange } from '@portal/domain/people/contract'
import type { Ground } from '@portal/domain/people/ground'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import type { KeptConfirmation } from '../../accounts/link-table.ts'
import { authorisedPersonChanges, authorisedPersons, type Entry } from '../table.ts'

type Confirmed = { authenticatedBy: string; confirmation: KeptConfirmation | null }
export type By = {
  userId: string | null
  name: string
  side: AuthorisedPersonChange['side']
  ground: Ground | null
  /** Why what was cited is contested. */
  reason?: string
}

/** Writes down what became of an entry, with the entry as it stands now. Belongs into the change's own transaction. */
export async function recordChange(
  tx: Tx,
  { clientId, id, userId, name, function: role, phone, email, validFrom, ...entry }: Entry,
  what: AuthorisedPersonChange['what'],
  by: By,
  confirmed: Confirmed | null,
  now: Instant,
): Promise<void> {
  const { validUntil, endedAt, version } = entry
  const [principal] = entry.deputyOf
    ? await tx
        .select({ name: authorisedPersons.name })
        .from(authorisedPersons)
        .where(eq(authorisedPersons.id, entry.deputyOf))
    : []
  const deputyOf = principal?.name ?? null
  await tx.insert(authorisedPersonChanges).values({
    clientId,
    entryId: id,
    sequence: version,
    at: now,
    what,
    byUser: by.userId,
    byName: by.name,
    side: by.side,
    authenticatedBy: confirmed?.authenticatedBy ?? null,
    confirmation: confirmed?.confirmation ?? null,
    ground: by.ground,
    reason: by.reason ?? null,
    entry: {
      userId,
      name,
      function: role,
      phone,
      email,
      validFrom,
      validUntil,
      endedAt,
      deputyOf,
    },
  })
}
