import type { ConfirmationChallenge, SecondFactor } from '@portal/domain/accounts/factors'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { and, eq, lt } from 'drizzle-orm'
import type { Vault } from '../../platform/crypto.ts'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import { prepared } from '../../platform/database/prepared.ts'
import { authenticators } from '../factor-table.ts'
import { judgePasskey, type PasskeyProof, type RelyingParty } from './passkeys.ts'
import { recordAndMail, recordApart, type Whereabouts } from '../service.ts'
import { credentials } from '../table.ts'
import { matchingStep } from './totp.ts'

export type Factors = {
  auth: Connections
  vault: Vault
  enqueue: Enqueue
  relyingParty: RelyingParty
}
export type CodeResult = 'accepted' | 'wrong' | 'used' | 'disabled'

/** Failures in a row, however spread, after which the apps have to be bound anew (NIST SP 800-63B-4 §3.2.2: at most 100). */
export const mostFailures = 50

/** What a secret is sealed for. */
export const contextOf = (userId: string) => `totp/${userId}`

/**
 * Judges a code of any of a person's apps and consumes its step. It commits by itself: a code counts whatever becomes of
 * the act it was for, and no two requests can use the same one, because one conditional UPDATE decides.
 */
export async function judgeCode(
  { auth, vault, enqueue }: Factors,
  userId: string,
  code: string,
  where: Whereabouts,
  now: Instant,
): Promise<CodeResult> {
  return auth.transaction(null, async (tx) => {
    // One guess at a time: the counter below is never outrun.
    const [row] = await tx
      .select({ failures: credentials.secondFactorFailures })
      .from(credentials)
      .where(eq(credentials.userId, userId))
      .for('update')
    const apps = await tx.select().from(authenticators).where(eq(authenticators.userId, userId))
    if (!row || apps.length === 0) return 'wrong'
    if (row.failures >= mostFailures) return 'disabled'
    const matching = apps.flatMap((app) => {
      const secret = vault.open({ keyId: app.keyId, sealed: app.secret }, contextOf(userId))
      const step = matchingStep(secret.toString(), code, now)
      return step === null ? [] : [{ id: app.id, step }]
    })
    for (const { id, step } of matching) {
      const consumed = await tx
        .update(authenticators)
        .set({ lastStep: step, lastUsedAt: now })
        .where(and(eq(authenticators.id, id), lt(authenticators.lastStep, step)))
        .returning({ id: authenticators.id })
      if (consumed.length === 1) {
        await setFailures(tx, userId, 0)
        return 'accepted'
      }
    }
    const failures = row.failures + 1
    await setFailures(tx, userId, failures)
    if (failures === mostFailures)
      await recordAndMail(tx, enqueue, { userId, kind: 'second-factor.disabled' }, where, now)
    return matching.length > 0 ? 'used' : 'wrong'
  })
}

async function setFailures(tx: Tx, userId: string, secondFactorFailures: number) {
  await tx.update(credentials).set({ secondFactorFailures }).where(eq(credentials.userId, userId))
}

const failuresOf = prepared<{ userId: string }>()((db, { userId }) =>
  db
    .select({ failures: credentials.secondFactorFailures })
    .from(credentials)
    .where(eq(credentials.userId, userId)),
)

/** Whether too many wrong codes have put somebody's apps out of use. */
export async function areAppsDisabled(tx: Tx, userId: string): Promise<boolean> {
  const [row] = await failuresOf(tx, { userId })
  return (row?.failures ?? 0) >= mostFailures
}

/** How a binding act was confirmed; `proof` is the assertion of a passkey, to be kept with the act. */
export type Confirmation =
  | { authenticatedBy: 'password+totp'; proof: null }
  | { authenticatedBy: 'passkey'; proof: PasskeyProof }

/**
 * The fresh second factor of a binding act: a code, or a passkey whose challenge was derived from what is being done.
 * Throws `step-up-required`, `step-up-rejected` or `second-factor-disabled`.
 */
export async function requireSecondFactor(
  factors: Factors,
  userId: string,
  given: SecondFactor | undefined,
  confirms: ConfirmationChallenge,
  where: Whereabouts,
  now: Instant,
): Promise<Confirmation> {
  if (!given) throw new AppError({ code: 'step-up-required' })
  const { auth, relyingParty } = factors
  const reject = async (reason: 'wrong' | 'used', factor?: 'passkey') => {
    const event = { userId, kind: 'sign-in.factor-rejected', detail: factor ?? 'totp' } as const
    await recordApart(auth, event, where, now)
    return new AppError({ code: 'step-up-rejected', reason, ...(factor && { factor }) })
  }
  if (given.kind === 'totp') {
    const result = await judgeCode(factors, userId, given.code, where, now)
    if (result === 'disabled') throw new AppError({ code: 'second-factor-disabled' })
    if (result !== 'accepted') throw await reject(result)
    return { authenticatedBy: 'password+totp', proof: null }
  }
  const wanted = { purpose: 'confirm' as const, userId }
  const judged = await judgePasskey(auth, relyingParty, given.assertion, wanted, confirms, now)
  if (judged.result !== 'accepted') throw await reject(judged.result, 'passkey')
  // A challenge of this purpose always has what it was derived from.
  return { authenticatedBy: 'passkey', proof: judged.proof! }
}
