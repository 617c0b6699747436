import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import { newToken, sha256 } from '../platform/crypto.ts'
import type { Tx } from '../platform/db.ts'
import { newId } from '../platform/ids.ts'
import { credentials, setupTokens, users } from './table.ts'

const validFor = 72 * 3_600_000

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
    throw new Error(`${email} has an account already.`)
  const userId = known?.id ?? newId()
  if (known) await tx.update(setupTokens).set({ usedAt: now }).where(eq(setupTokens.userId, userId))
  else {
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
  const token = newToken()
  const expiresAt = new Date(Date.parse(now) + validFor).toISOString()
  await tx
    .insert(setupTokens)
    .values({ tokenHash: sha256(token), userId, createdAt: now, expiresAt })
  return token
}
