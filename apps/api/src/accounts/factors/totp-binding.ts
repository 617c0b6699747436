import { AppError } from '@portal/domain/fault'
import { readableAddress } from '@portal/domain/mail-address'
import type { Instant } from '@portal/domain/time'
import { count, eq } from 'drizzle-orm'
import type { Vault } from '../../platform/crypto.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import { authenticators } from '../factor-table.ts'
import { credentials } from '../table.ts'
import { mostFactors } from './passkeys.ts'
import { contextOf, mostFailures } from './second-factor.ts'
import { matchingStep, newSecret, otpauthUri } from './totp.ts'

/** Starts an enrolment: a new secret that counts for nothing until a code of it has come back. */
export async function offerTotp(tx: Tx, vault: Vault, user: { userId: string; email: string }) {
  const secret = newSecret()
  const { sealed } = vault.seal(Buffer.from(secret), contextOf(user.userId))
  await tx
    .update(credentials)
    .set({ totpPending: sealed })
    .where(eq(credentials.userId, user.userId))
  return { secret, otpauthUri: otpauthUri(secret, readableAddress(user.email)) }
}

/**
 * Binds the app that was offered with its first code, which is consumed by it. Apps that too many wrong codes put out of
 * use make way for it. Throws `code-rejected` or `conflict`.
 */
export async function bindTotp(
  tx: Tx,
  vault: Vault,
  userId: string,
  { code, name }: { code: string; name: string },
  now: Instant,
): Promise<void> {
  const mine = eq(credentials.userId, userId)
  const [row] = await tx.select().from(credentials).where(mine).for('update')
  const keyId = vault.seal(Buffer.of(), '').keyId
  const secret = row?.totpPending
    ? vault.open({ keyId, sealed: row.totpPending }, contextOf(userId)).toString()
    : null
  const step = secret === null ? null : matchingStep(secret, code, now)
  if (!row?.totpPending || step === null)
    throw new AppError({ code: 'code-rejected', reason: 'wrong' })
  const ofUser = eq(authenticators.userId, userId)
  if (row.secondFactorFailures >= mostFailures) await tx.delete(authenticators).where(ofUser)
  const [known] = await tx.select({ n: count() }).from(authenticators).where(ofUser)
  if ((known?.n ?? 0) >= mostFactors)
    throw new AppError({ code: 'conflict', rule: 'too-many-factors' })
  await tx.insert(authenticators).values({
    id: newId(),
    userId,
    name,
    secret: row.totpPending,
    keyId,
    lastStep: step,
    createdAt: now,
  })
  await tx.update(credentials).set({ totpPending: null, secondFactorFailures: 0 }).where(mine)
}

/** An app bound by other means than the enrolment: demonstration data. */
export function boundTotp(vault: Vault, userId: string, secret: string, now: Instant) {
  const { keyId, sealed } = vault.seal(Buffer.from(secret), contextOf(userId))
  return { id: newId(), userId, name: 'Authenticator-App', secret: sealed, keyId, createdAt: now }
}
