import type { Instant } from '@portal/domain/time'
import { readableAddress } from '@portal/domain/mail-address'
import { eq } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { credentials, users } from '../table.ts'
import { issueToken } from '../tokens.ts'

/**
 * Makes an owner on the provider's side, or takes one who never set a password, and resolves to the token of a
 * single-use link. Throws when the address belongs to somebody who can log in already.
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
      name: email.split('@')[0] ?? email,
      locale: 'de',
      side: 'provider',
      staffRole: 'owner',
      createdAt: now,
    })
  }
  return issueToken(tx, 'setup', userId, now)
}
