import { readableAddress } from '@portal/domain/mail-address'
import type { Instant } from '@portal/domain/time'
import { and, eq, exists, isNotNull, isNull } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { credentials, users } from '../table.ts'
import { issueToken } from '../tokens.ts'

/** What the link of the first owner is about, whom nobody knows yet: the id of no account. */
export const nobodyYet = '00000000-0000-0000-0000-000000000000'

/**
 * Makes an owner on the provider's side, or takes one who never set a password, and resolves to the token of a
 * single-use link. Throws when the address belongs to somebody who can sign in already.
 */
export async function createOwner(tx: Tx, email: string, now: Instant): Promise<string> {
  const [known] = await tx
    .select({ id: users.id, staffRole: users.staffRole, hash: credentials.passwordHash })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.email, email))
  if (known && (known.staffRole !== 'owner' || known.hash))
    throw new Error(`${readableAddress(email)} has an account already.`)
  const userId = known?.id ?? newId()
  if (!known) {
    await tx.insert(users).values({
      id: userId,
      email,
      // Until the owner says it: the link asks for the name.
      name: email.split('@')[0] ?? email,
      locale: 'de',
      side: 'provider',
      staffRole: 'owner',
      createdAt: now,
    })
  }
  return issueToken(tx, 'setup', userId, now)
}

/** The token of a single-use link with which the first owner says who it is; null: there is an owner who can sign in. */
export async function firstOwnersToken(tx: Tx, now: Instant): Promise<string | null> {
  return (await hasOwner(tx)) ? null : issueToken(tx, 'setup', nobodyYet, now)
}

/** Whether an owner of the provider ever set a password. */
export async function hasOwner(tx: Tx): Promise<boolean> {
  const withPassword = tx
    .select({ id: credentials.userId })
    .from(credentials)
    .where(and(eq(credentials.userId, users.id), isNotNull(credentials.passwordHash)))
  const [owner] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.staffRole, 'owner'), isNull(users.disabledAt), exists(withPassword)))
    .limit(1)
  return owner !== undefined
}
