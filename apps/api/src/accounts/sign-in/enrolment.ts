import type { PasskeyAttestation } from '@portal/domain/accounts/passkeys'
import { partyOfAccount } from '../../platform/fair-queue.ts'
import { AppError } from '@portal/domain/fault'
import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import type { Instant } from '@portal/domain/time'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '../../platform/database/db.ts'
import { assertReauthenticated } from '../../platform/http/demands.ts'
import type { WithSession } from '../../platform/http/session-doors.ts'
import { completeLogin, type Stepped, type Visit } from './completion.ts'
import { authenticators, passkeys } from '../factor-table.ts'
import { factorStateOf } from '../factors/factors-of.ts'
import { factorResets } from '../link-table.ts'
import { bindPasskey, offerPasskey } from '../factors/passkey-binding.ts'
import { makeRecoveryCodes, storeRecoveryCodes } from '../factors/recovery-codes.ts'
import type { Factors } from '../factors/second-factor.ts'
import { bindTotp, offerTotp } from '../factors/totp-binding.ts'
import { queueAccountMail, recordAndMail, recordEvent, revokeAllSessions } from '../service.ts'
import { findHalfSession, type HalfSession } from './sessions.ts'
import { openReset } from '../standing.ts'
import { credentials } from '../table.ts'

/**
 * Who binds a factor: somebody new who has none (`enrol`), somebody whose factors were reset (`rebind`), or the owner of
 * a full session who was just asked again (`full`).
 */
type Enrolling = {
  userId: string
  email: string
  name: string
  stage: 'enrol' | 'rebind' | 'full'
  half: HalfSession | null
}

/** Throws `unauthenticated`, or `reauthentication-required` in a full session. */
async function whoEnrols(
  { auth }: Factors,
  withSession: WithSession,
  { ticket }: Visit,
  now: Instant,
): Promise<Enrolling> {
  const half = await auth.transaction(null, (tx) =>
    findHalfSession(tx, ticket, ['enrol', 'rebind'], now),
  )
  // Asked for in these two stages only.
  if (half) return { ...half, stage: half.stage as 'enrol' | 'rebind', half }
  return withSession(ticket, now, async (_, actor) => {
    assertReauthenticated(actor, now)
    const { userId, email, name } = actor
    return { userId, email, name, stage: 'full', half: null }
  })
}

/** Shows a new TOTP secret, once. */
export async function startTotp(
  factors: Factors,
  withSession: WithSession,
  visit: Visit,
  now: Instant,
) {
  const who = await whoEnrols(factors, withSession, visit, now)
  return factors.auth.transaction(null, (tx) => offerTotp(tx, factors.vault, who))
}

/** What the browser needs to make a passkey. */
export async function startPasskey(
  factors: Factors,
  withSession: WithSession,
  visit: Visit,
  now: Instant,
) {
  const who = await whoEnrols(factors, withSession, visit, now)
  return factors.auth.transaction(null, (tx) => offerPasskey(tx, factors.relyingParty, who, now))
}

export type NewFactor =
  | { kind: 'authenticator'; code: string; name: string }
  | { kind: 'passkey'; attestation: PasskeyAttestation; name: string }

/**
 * Binds a factor with its first use. The first one ends the enrolment: the session is full from then on, and ten recovery
 * codes come with it. After a reset it takes the place of every factor and code there was, and every session ends.
 */
export async function bindFactor(
  factors: Factors,
  withSession: WithSession,
  factor: NewFactor,
  visit: Visit,
  now: Instant,
): Promise<Omit<Stepped, 'session'> & Partial<Pick<Stepped, 'session'>>> {
  const { auth, enqueue } = factors
  const who = await whoEnrols(factors, withSession, visit, now)
  const { userId, stage, half } = who
  const codes = half && (await makeRecoveryCodes(partyOfAccount(half.userId)))
  return auth.transaction(null, async (tx) => {
    // Of two that bind the first factor at once, the second finds one bound.
    await tx.select().from(credentials).where(eq(credentials.userId, userId)).for('update')
    if (stage === 'enrol') await assertNone(tx, userId)
    if (stage === 'rebind') {
      await forgetFactors(tx, userId)
      await revokeAllSessions(tx, userId, now, half)
    }
    await bind(tx, factors, userId, factor, now)
    const kind = `${factor.kind}.added` as const
    await recordEvent(tx, { userId, kind, detail: factor.name }, visit, now)
    if (!half || !codes) {
      await queueAccountMail(tx, enqueue, { kind, userId }, now)
      return { next: 'done' }
    }
    await storeRecoveryCodes(tx, userId, codes, now)
    const login = await completeLogin(tx, factors, half, 'enrolment', visit, now)
    if (stage === 'rebind') await completeReset(tx, factors, half, visit, now)
    else await queueAccountMail(tx, enqueue, { kind, userId }, now)
    return { ...login, recoveryCodes: codes.spelled }
  })
}

async function assertNone(tx: Tx, userId: string) {
  const { authenticators: apps, passkeys: keys } = await factorStateOf(tx, userId)
  if (apps + keys > 0) throw new AppError({ code: 'unauthenticated' })
}

async function forgetFactors(tx: Tx, userId: string) {
  await tx.delete(authenticators).where(eq(authenticators.userId, userId))
  await tx.delete(passkeys).where(eq(passkeys.userId, userId))
}

async function bind(tx: Tx, factors: Factors, userId: string, factor: NewFactor, now: Instant) {
  if (factor.kind === 'authenticator') await bindTotp(tx, factors.vault, userId, factor, now)
  else await bindPasskey(tx, factors.relyingParty, userId, factor, now)
}

/** Throws `unauthenticated` where the reset the half session came from is not the one that is open now. */
async function completeReset(
  tx: Tx,
  { enqueue }: Factors,
  { id, userId }: HalfSession,
  visit: Visit,
  now: Instant,
) {
  const completed = await tx
    .update(factorResets)
    .set({ completedAt: now })
    .where(
      and(
        eq(factorResets.userId, userId),
        openReset,
        // A link that was opened before this reset began belongs to another one, cancelled meanwhile.
        sql`${factorResets.startedAt} <= (select s.created_at from sessions s where s.id = ${id})`,
      ),
    )
    .returning({ id: factorResets.id })
  if (completed.length === 0) throw new AppError({ code: 'unauthenticated' })
  const { event: kind } = factorResetMoves.complete
  await recordAndMail(tx, enqueue, { userId, kind }, visit, now)
}
