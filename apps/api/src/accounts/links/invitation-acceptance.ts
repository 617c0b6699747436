import { NewPassword } from '@portal/domain/accounts/contract'
import { definedOf } from '../../platform/defined.ts'
import { partyAt } from '../../platform/fair-queue.ts'
import type {
  AcceptInvitation,
  Introduction,
  InvitationDetails,
} from '@portal/domain/accounts/links'
import { AppError } from '@portal/domain/fault'
import { membershipMoves } from '@portal/domain/moves/membership'
import { groundInLog } from '@portal/domain/people/ground'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connections, Tx } from '../../platform/database/db.ts'
import type { RecordEvidence } from '../../platform/evidence/evidence.ts'
import type { Enqueue } from '../../platform/database/jobs.ts'
import type { Ticket } from '../../platform/http/session.ts'
import { toIssues } from '../../platform/http/input/issues.ts'
import { assertNobodyElse, signedInHere } from '../sign-in/browser-session.ts'
import type { Stepped, Visit } from '../sign-in/completion.ts'
import { factorStateOf, nextAfterPassword, stageAfterPassword } from '../factors/factors-of.ts'
import { createUser, letIn } from './let-in.ts'
import {
  accountWith,
  type Invited,
  invitingPurposes,
  type KnownUser,
  readInvitation,
  readLink,
} from './invited.ts'
import { assertAcceptable } from '../factors/password-rules.ts'
import { hashPassword } from '../factors/password.ts'
import { queueAccountMail, recordEvent } from '../service.ts'
import { giveUp, openSession } from '../sign-in/sessions.ts'
import { judgePassword } from '../sign-in/proofs.ts'
import { invitations, staffInvitations } from '../link-table.ts'
import { credentials } from '../table.ts'
import { consumeToken } from '../tokens.ts'

type Deps = { auth: Connections; enqueue: Enqueue; evidence: RecordEvidence }

/** What a link invites to, for whoever opened it. Throws `token-rejected`. */
export function lookUpInvitation(
  auth: Connections,
  token: string,
  ticket: Ticket | null,
  now: Instant,
): Promise<InvitationDetails> {
  return auth.transaction(null, async (tx) => {
    const link = await readLink(tx, token, now)
    await noteOpened(tx, link, now)
    const { email, name, organisation, side, role, invitedBy } = link
    const user = email === null ? null : await accountWith(tx, email)
    const here = await signedInHere(tx, ticket, now)
    return {
      email,
      name,
      organisation,
      side,
      role,
      invitedBy: invitedBy && invitedBy.name,
      account: user?.hash ? 'existing' : 'new',
      signedInAs: here && here.email !== email ? here : null,
    }
  })
}

/** Keeps when the page behind a link first asked: what follows the address alone, as scanners of mails do, asks nothing. */
async function noteOpened(tx: Tx, { kind, id }: Pick<Invited, 'kind' | 'id'>, now: Instant) {
  if (kind === 'setup') return
  const table = kind === 'invitation' ? invitations : staffInvitations
  await tx
    .update(table)
    .set({ openedAt: now })
    .where(and(eq(table.id, id), isNull(table.openedAt)))
}

/**
 * Accepts an invitation: a new person chooses a password with it, somebody who has an account proves it. The login goes
 * on with the second factor. Throws `token-rejected` (unknown, used, revoked, expired alike), `conflict` (`other-session`,
 * `other-side`), what a new password may be refused for, or what a login is. Only success uses the link up.
 */
export async function acceptInvitation(
  deps: Deps,
  input: AcceptInvitation,
  visit: Visit,
  now: Instant,
): Promise<Stepped> {
  const { auth } = deps
  const { token, password, locale, name, email } = input
  const said = definedOf({ name, email })
  const { invited, user } = await auth.transaction(null, async (tx) => {
    const found = await readInvitation(tx, token, said, now)
    await assertNobodyElse(tx, visit.ticket, found.invited.email, now)
    return found
  })
  if (user && user.side !== invited.side)
    throw new AppError({ code: 'conflict', rule: 'other-side' })
  const passwordHash = user?.hash
    ? await proven(deps, { ...user, hash: user.hash }, password, visit, now)
    : await chosen(password, invited, visit)
  const accepted = await auth.transaction(null, (tx) =>
    accept(tx, deps, { token, passwordHash, said, locale: locale ?? invited.locale }, visit, now),
  )
  // Another invitation of the same address was accepted meanwhile: now there is an account with a password to prove.
  return accepted ?? acceptInvitation(deps, input, visit, now)
}

/** Null: the account has its password already. */
async function proven(
  deps: Deps,
  user: KnownUser & { hash: string },
  password: string,
  visit: Visit,
  now: Instant,
): Promise<null> {
  // An account of a client that was disabled answers as at a login; one of the staff is what the invitation gives back.
  const hash = user.disabledAt && user.side === 'client' ? null : user.hash
  await judgePassword(deps, { id: user.id, email: user.email, hash }, password, visit, now)
  return null
}

async function chosen(
  password: string,
  { name, email, organisation }: Invited,
  { address }: Visit,
): Promise<string> {
  const parsed = NewPassword.safeParse(password)
  if (!parsed.success) {
    const issues = parsed.error.issues.flatMap(toIssues)
    throw new AppError({
      code: 'invalid',
      issues: issues.map((issue) => ({ ...issue, path: '/password' })),
    })
  }
  assertAcceptable(parsed.data, [name, email, organisation])
  return hashPassword(parsed.data, partyAt(address))
}

type Given = {
  token: string
  said: Partial<Introduction>
  passwordHash: string | null
  locale: Invited['locale']
}

/** Null: what is known of the address changed since the password was looked at; nothing was done. */
async function accept(
  tx: Tx,
  { enqueue, evidence }: Deps,
  { token, said, passwordHash, locale }: Given,
  visit: Visit,
  now: Instant,
): Promise<Stepped | null> {
  const { invited, user } = await readInvitation(tx, token, said, now)
  if (Boolean(user?.hash) === Boolean(passwordHash)) return null
  const userId = user?.id ?? (await createUser(tx, invited, locale, now))
  if (!userId) return null
  await consumeToken(tx, invitingPurposes, token, now)
  if (passwordHash) {
    await tx
      .insert(credentials)
      .values({ userId, passwordHash })
      .onConflictDoUpdate({ target: credentials.userId, set: { passwordHash } })
  }
  await letIn(tx, invited, { userId, wasDisabled: Boolean(user?.disabledAt) }, now)
  const detail = invited.role
  const atClient = invited.kind === 'invitation' ? { clientId: invited.clientId } : {}
  await recordEvent(tx, { userId, kind: 'invitation.accepted', detail, ...atClient }, visit, now)
  if (invited.invitedBy)
    await queueAccountMail(
      tx,
      enqueue,
      { kind: 'invitation.accepted', userId: invited.invitedBy.id, subject: invited.id },
      now,
    )
  if (invited.kind === 'invitation') {
    const { clientId, name, role } = invited
    await evidence(tx, {
      clientId,
      at: now,
      type: membershipMoves.accept.event,
      subject: { kind: 'member', id: userId, number: null },
      data: { role, ground: groundInLog(invited.ground) },
      personal: { userId, name, side: 'client' },
    })
  }
  if (visit.ticket) await giveUp(tx, visit.ticket, userId, now)
  const state = await factorStateOf(tx, userId)
  const session = await openSession(tx, userId, stageAfterPassword(state), visit, now)
  return { next: nextAfterPassword(state), session }
}
