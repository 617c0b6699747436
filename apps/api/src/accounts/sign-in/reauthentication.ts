import type { ConfirmationChallenge, Reauthentication } from '@portal/domain/accounts/factors'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { eq } from 'drizzle-orm'
import type { Actor } from '../../platform/http/actor.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { askForPasskey, judgePasskey } from '../factors/passkeys.ts'
import { type Factors, judgeCode } from '../factors/second-factor.ts'
import { recordApart, recordEvent, type Whereabouts } from '../service.ts'
import { type OpenedSession, renewSession } from './sessions.ts'
import { judgePassword, useRecoveryCode } from './proofs.ts'
import { credentials } from '../table.ts'

/**
 * The owner of a session shows again who they are: by password and second factor, or by a passkey alone. Resolves to the
 * session under its new id, which may change the account for ten minutes. Throws what a login throws.
 */
export async function reauthenticate(
  factors: Factors,
  actor: Actor,
  ticket: Ticket,
  given: Reauthentication,
  where: Whereabouts,
  now: Instant,
): Promise<OpenedSession> {
  const { auth } = factors
  const { userId } = actor
  try {
    await prove(factors, actor, given, where, now)
  } catch (error) {
    await recordApart(auth, { userId, kind: 'reauthentication.rejected' }, where, now)
    throw error
  }
  return auth.transaction(null, async (tx) => {
    await recordEvent(tx, { userId, kind: 'reauthentication.completed' }, where, now)
    return renewSession(tx, ticket, now)
  })
}

async function prove(
  factors: Factors,
  { userId, email }: Actor,
  given: Reauthentication,
  where: Whereabouts,
  now: Instant,
): Promise<void> {
  const { auth, relyingParty } = factors
  if (!('password' in given)) {
    const { assertion } = given.secondFactor
    const wanted = { purpose: 'reauthenticate' as const, userId }
    const { result } = await judgePasskey(auth, relyingParty, assertion, wanted, null, now)
    if (result !== 'accepted')
      throw new AppError({ code: 'step-up-rejected', reason: result, factor: 'passkey' })
    return
  }
  const [row] = await auth.transaction(null, (tx) =>
    tx
      .select({ hash: credentials.passwordHash })
      .from(credentials)
      .where(eq(credentials.userId, userId)),
  )
  await judgePassword(
    factors,
    { id: userId, email, hash: row?.hash ?? null },
    given.password,
    { ...where, isInside: true },
    now,
  )
  const { secondFactor } = given
  if (secondFactor.kind === 'recovery-code')
    return useRecoveryCode(factors, userId, secondFactor.code, where, now)
  const result = await judgeCode(factors, userId, secondFactor.code, where, now)
  if (result === 'disabled') throw new AppError({ code: 'second-factor-disabled' })
  if (result !== 'accepted') throw new AppError({ code: 'step-up-rejected', reason: result })
}

/** What a browser needs to ask for one of the person's own passkeys: to be asked again, or to confirm something. */
export const challengeOwnPasskey = (
  { auth, relyingParty }: Factors,
  userId: string,
  confirms: ConfirmationChallenge | null,
  now: Instant,
) =>
  auth.transaction(null, (tx) =>
    askForPasskey(
      tx,
      relyingParty,
      { purpose: confirms ? 'confirm' : 'reauthenticate', userId },
      confirms,
      now,
    ),
  )
