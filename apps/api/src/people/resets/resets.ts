import { AppError } from '@portal/domain/fault'
import { factorResetMoves } from '@portal/domain/moves/factor-reset'
import type {
  ApproveFactorReset,
  SentFactorReset,
  StartFactorReset,
} from '@portal/domain/people/contract'
import { and, eq, isNull } from 'drizzle-orm'
import { newResetCode } from '../../accounts/links/reset-code.ts'
import { queueAccountMail, recordEvent } from '../../accounts/service.ts'
import { holdRight } from '../../accounts/set-in-motion.ts'
import { memberships, users } from '../../accounts/table.ts'
import { reserveQuota } from '../../accounts/throttle.ts'
import type { Acting } from '../../binding/acting.ts'
import { bindingAct, exactly } from '../../binding/service.ts'
import { requireClient } from '../../clients/service.ts'
import { isMembership } from '../membership.ts'
import { getFactorReset, resetStatusOf } from './reset-reading.ts'
import { assertIs, changeReset, lockReset, openReset } from './reset-rows.ts'

/** Starts the reset of a member's second factor, after an identity check. Throws as `start` below. */
export async function startMemberReset(
  acting: Acting,
  clientId: string,
  userId: string,
  input: StartFactorReset,
): Promise<SentFactorReset> {
  const { tx, actor } = acting
  await requireClient(tx, clientId)
  const [member] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .where(isMembership(clientId, userId))
  if (!member) throw new AppError({ code: 'not-found', entity: 'member' })
  return start(acting, userId, input, actor.holder.side === 'client' ? clientId : null)
}

/** The same for the provider's people; an owner's own way is a command on the server. Throws `forbidden` for that one. */
export async function startStaffReset(
  acting: Acting,
  userId: string,
  input: StartFactorReset,
): Promise<SentFactorReset> {
  const { tx, actor } = acting
  if (actor.holder.side !== 'provider')
    throw new AppError({ code: 'not-found', entity: 'staff-member' })
  const [colleague] = await tx
    .select({ role: users.staffRole })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.side, 'provider'), isNull(users.disabledAt)))
  if (!colleague) throw new AppError({ code: 'not-found', entity: 'staff-member' })
  if (userId !== actor.userId && colleague.role === 'owner')
    throw new AppError({ code: 'forbidden', rule: 'permission' })
  return start(acting, userId, input, null)
}

/**
 * A manager's reset sends its link at once; the provider's waits for a second person where there is one.
 * Throws `conflict` (`own-account`, `reset-under-way`), `illegal-move` for somebody without a factor, `too-many-attempts`,
 * or what a missing second factor of one's own is called.
 */
function start(
  acting: Acting,
  userId: string,
  { secondFactor, ...input }: StartFactorReset,
  viaClientId: string | null,
): Promise<SentFactorReset> {
  const { tx, actor, factors, now } = acting
  return bindingAct(acting, {
    move: factorResetMoves.start,
    subject: userId,
    exact: exactly(input),
    secondFactor,
    record: {
      entity: 'second-factor-reset',
      lock: async () => {
        if (userId === actor.userId) throw new AppError({ code: 'conflict', rule: 'own-account' })
        return openReset(acting, userId, input, viaClientId)
      },
    },
    check: () => assertFewMails(acting, userId),
    change: async (row, _, { kept }) => {
      if (kept) await changeReset(tx, row.id, { startConfirmation: kept })
      await log(acting, 'start', userId)
      const { event: kind } = factorResetMoves.start
      await queueAccountMail(tx, factors.enqueue, { kind, userId }, now)
      const code = row.needsApproval ? null : await sendLink(acting, row)
      return { done: { id: row.id, code }, line: null }
    },
    answer: (sent) => answerWith(acting, sent),
  })
}

/**
 * The second person's consent: neither who started it nor whose factor it is. Throws `conflict` (`own-account`,
 * `second-person`), `illegal-move` where nothing waits for it.
 */
export function approveReset(
  acting: Acting,
  id: string,
  { secondFactor, ...input }: ApproveFactorReset,
): Promise<SentFactorReset> {
  const { tx, actor, now } = acting
  return bindingAct(acting, {
    move: factorResetMoves.approve,
    subject: id,
    exact: exactly(input),
    secondFactor,
    record: {
      entity: 'second-factor-reset',
      lock: async () => {
        await holdRight(tx, actor, null, 'people.manage')
        return lockReset(tx, id)
      },
    },
    check: (row) => {
      assertIs(row, 'awaiting_approval', 'approve')
      if (row.userId === actor.userId) throw new AppError({ code: 'conflict', rule: 'own-account' })
      if (row.startedBy === actor.userId)
        throw new AppError({ code: 'conflict', rule: 'second-person' })
    },
    change: async (row, _, { kept }) => {
      const approval = { approvedBy: actor.userId, approvedByName: actor.name, approvedAt: now }
      await changeReset(tx, id, { ...approval, approvalConfirmation: kept })
      await log(acting, 'approve', row.userId)
      return { done: { id, code: await sendLink(acting, row) }, line: null }
    },
    answer: (sent) => answerWith(acting, sent),
  })
}

/** Sends the link again, with another code; the ones before die with it. Throws `illegal-move`, `too-many-attempts`. */
export async function renewReset(acting: Acting, id: string): Promise<SentFactorReset> {
  const row = await lockReset(acting.tx, id)
  assertIs(row, 'link_sent', 'renew')
  await assertFewMails(acting, row.userId)
  return answerWith(acting, { id, code: await sendLink(acting, row) })
}

/** Ends a reset before a new factor was bound: its link works no more. Throws `illegal-move`. */
export async function cancelReset(acting: Acting, id: string): Promise<void> {
  const { tx, now } = acting
  const row = await lockReset(tx, id)
  const status = resetStatusOf(row)
  if (status === 'completed' || status === 'cancelled')
    throw new AppError({ code: 'illegal-move', from: status, move: 'cancel' })
  await changeReset(tx, id, { cancelledAt: now })
  await log(acting, 'cancel', row.userId)
}

/** The person reads in the security log what others did. */
async function log(
  { tx, actor, where, now }: Acting,
  move: 'start' | 'approve' | 'cancel',
  userId: string,
): Promise<void> {
  const { event: kind } = factorResetMoves[move]
  await recordEvent(tx, { userId, kind, byName: actor.name }, where, now)
}

/** Resolves to the code to read out with it: who has the mailbox does not have that. */
async function sendLink(
  { tx, factors, now }: Acting,
  { id, userId }: { id: string; userId: string },
): Promise<string> {
  const { code, codeHash } = newResetCode(factors.vault, id)
  await changeReset(tx, id, { codeHash })
  const mail = { kind: 'second-factor-reset' as const, userId, subject: id }
  await queueAccountMail(tx, factors.enqueue, mail, now)
  return code
}

async function answerWith(
  { tx, actor }: Acting,
  { id, code }: { id: string; code: string | null },
): Promise<SentFactorReset> {
  return { ...(await getFactorReset(tx, actor, id)), code }
}

/** Three an hour to one person, whoever asks. */
const assertFewMails = ({ factors, now }: Acting, userId: string): Promise<void> =>
  reserveQuota(factors.auth, { key: `factor-reset/${userId}`, most: 3, seconds: 3_600 }, now)
