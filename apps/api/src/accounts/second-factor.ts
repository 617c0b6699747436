import type { SecondFactor } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, lt, sql } from 'drizzle-orm'
import type { Vault } from '../platform/crypto.ts'
import type { Connections, Tx } from '../platform/db.ts'
import { credentials } from './table.ts'
import { matchingStep, newSecret, otpauthUri } from './totp.ts'

export type Factors = { auth: Connections; vault: Vault }
export type CodeResult = 'accepted' | 'wrong' | 'used' | 'disabled'

/** Failures in a row, however spread, after which the factor has to be bound anew (NIST SP 800-63B-4 §3.2.2: at most 100). */
const mostFailures = 50

const contextOf = (userId: string) => `totp/${userId}`

/**
 * Judges a code and consumes its step. It commits by itself: a code counts whatever becomes of the act it was for,
 * and no two requests can use the same one, because one conditional UPDATE decides.
 */
export async function judgeCode(
  { auth, vault }: Factors,
  userId: string,
  code: string,
  now: Instant,
): Promise<CodeResult> {
  return auth.transaction(null, async (tx) => {
    const mine = eq(credentials.userId, userId)
    const [row] = await tx.select().from(credentials).where(mine)
    if (!row?.totpSecret || !row.totpKeyId) return 'wrong'
    if (row.secondFactorFailures >= mostFailures) return 'disabled'
    const secret = vault
      .open({ keyId: row.totpKeyId, sealed: row.totpSecret }, contextOf(userId))
      .toString()
    const step = matchingStep(secret, code, now)
    if (step === null) {
      await countWrong(tx, userId)
      return 'wrong'
    }
    const consumed = await tx
      .update(credentials)
      .set({ totpLastStep: step, secondFactorFailures: 0 })
      .where(
        and(
          mine,
          lt(credentials.totpLastStep, step),
          lt(credentials.secondFactorFailures, mostFailures),
        ),
      )
      .returning({ userId: credentials.userId })
    if (consumed.length === 1) return 'accepted'
    await countWrong(tx, userId)
    return 'used'
  })
}

async function countWrong(tx: Tx, userId: string) {
  await tx
    .update(credentials)
    .set({ secondFactorFailures: sql`${credentials.secondFactorFailures} + 1` })
    .where(eq(credentials.userId, userId))
}

/** The fresh second factor of a binding act. Throws `step-up-required`, `step-up-rejected` or `second-factor-disabled`. */
export async function requireSecondFactor(
  factors: Factors,
  userId: string,
  given: SecondFactor | undefined,
  now: Instant,
): Promise<void> {
  if (!given) throw new AppError({ code: 'step-up-required' })
  const result = await judgeCode(factors, userId, given.code, now)
  if (result === 'disabled') throw new AppError({ code: 'second-factor-disabled' })
  if (result !== 'accepted') throw new AppError({ code: 'step-up-rejected', reason: result })
}

/** Starts an enrolment: a new secret that counts for nothing until a code of it has come back. */
export async function offerTotp(tx: Tx, vault: Vault, user: { userId: string; email: string }) {
  const secret = newSecret()
  const { sealed } = vault.seal(Buffer.from(secret), contextOf(user.userId))
  const offered = await tx
    .update(credentials)
    .set({ totpPending: sealed })
    .where(and(eq(credentials.userId, user.userId), isNull(credentials.totpConfirmedAt)))
    .returning({ userId: credentials.userId })
  if (offered.length === 0) throw new AppError({ code: 'unauthenticated' })
  return { secret, otpauthUri: otpauthUri(secret, user.email) }
}

/** Ends an enrolment with the first code of the new secret, which is consumed by it. */
export async function confirmTotp(
  tx: Tx,
  vault: Vault,
  userId: string,
  code: string,
  now: Instant,
): Promise<CodeResult> {
  const unbound = and(eq(credentials.userId, userId), isNull(credentials.totpConfirmedAt))
  const [row] = await tx.select().from(credentials).where(unbound).for('update')
  if (!row?.totpPending) return 'wrong'
  const keyId = vault.seal(Buffer.of(), '').keyId
  const secret = vault.open({ keyId, sealed: row.totpPending }, contextOf(userId)).toString()
  const step = matchingStep(secret, code, now)
  if (step === null) return 'wrong'
  await tx
    .update(credentials)
    .set({
      totpSecret: row.totpPending,
      totpKeyId: keyId,
      totpConfirmedAt: now,
      totpLastStep: step,
      totpPending: null,
      secondFactorFailures: 0,
    })
    .where(unbound)
  return 'accepted'
}

/** The columns of a factor bound by other means than the enrolment: demonstration data. */
export function boundTotp(vault: Vault, userId: string, secret: string, now: Instant) {
  const { keyId, sealed } = vault.seal(Buffer.from(secret), contextOf(userId))
  return { totpSecret: sealed, totpKeyId: keyId, totpConfirmedAt: now }
}
