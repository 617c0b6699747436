import type { Locale } from '@portal/domain/accounts/contract'
import { and, eq, sql } from 'drizzle-orm'
import { NIL } from 'uuid'
import type { Tx } from '../../platform/database/db.ts'
import { emailChanges, factorResets, invitations, staffInvitations } from '../link-table.ts'
import { type accountMails, practiceOf } from '../log-table.ts'
import { isLinkKind, type LinkKind } from './mail-texts.ts'
import { attributeRequest } from '../links/password-reset.ts'
import { isCarried } from '../set-in-motion.ts'
import { findActive, findResettable, openChange, openReset } from '../standing.ts'
import { users } from '../table.ts'

type Mail = typeof accountMails.$inferSelect

/** To whom a mail goes, and what its link is about. */
export type Addressed = {
  to: { name: string; address: string }
  locale: Locale
  link: { kind: LinkKind; subject: string } | null
  /** The client whose people it concerns, by its name; left out where it is about the account alone. */
  practice?: string | null
}
/** `moot`: why there is nothing to send any more. `nobody`: and nobody may know that there was. */
export type Finding = Addressed | { moot: string } | 'nobody'

/**
 * Looks up, at the moment of sending, whether a mail still holds and whom it goes to. What a link is about stays held
 * until the transaction ends, so that of two links made at once the later one counts.
 */
export function addresseeOf(tx: Tx, mail: Mail): Promise<Finding> {
  if (!isLinkKind(mail.kind)) return ofNotice(tx, mail)
  const { kind } = mail
  const subject = mail.subject ?? NIL
  switch (kind) {
    case 'password-reset':
      return ofPasswordReset(tx, mail)
    case 'invitation':
    case 'staff-invitation':
      return ofInvitation(tx, kind, subject)
    case 'second-factor-reset':
      return ofFactorReset(tx, subject)
    case 'email-verification':
      return ofEmailChange(tx, subject)
  }
}

const moot = (reason: string) => ({ moot: reason })

async function ofNotice(tx: Tx, { kind, userId, address, subject }: Mail): Promise<Finding> {
  const [user] = await tx
    .select({
      name: users.name,
      email: users.email,
      locale: users.locale,
      hasAccess: hasAccessFor(kind, subject),
      practice: practiceOf(subject),
    })
    .from(users)
    .where(eq(users.id, userId ?? NIL))
  // Who was shut out is told that, and nothing more afterwards.
  if (!user || !(user.hasAccess || kind === 'membership.removed')) return moot('no access any more')
  const to = { name: user.name, address: address ?? user.email }
  return { to, locale: user.locale, link: null, practice: user.practice }
}

/** To the account at all; of an accepted invitation to the client it was for. */
const hasAccessFor = (kind: Mail['kind'], subject: string | null) =>
  kind === 'invitation.accepted' && subject !== null
    ? sql<boolean>`right_holds(${users.id}, (select client_id from invitations where id = ${subject}), 'people.manage')`
    : sql<boolean>`right_holds(${users.id}, null, 'account.manage')`

async function ofPasswordReset(tx: Tx, { address, subject }: Mail): Promise<Finding> {
  const user = await findResettable(tx, eq(users.email, address ?? ''))
  if (!user) return 'nobody'
  if (subject) await attributeRequest(tx, subject, user.id)
  return {
    to: { name: user.name, address: user.email },
    locale: user.locale,
    link: { kind: 'password-reset', subject: user.id },
  }
}

async function ofInvitation(
  tx: Tx,
  kind: 'invitation' | 'staff-invitation',
  id: string,
): Promise<Finding> {
  const table = kind === 'invitation' ? invitations : staffInvitations
  const [row] = await tx
    .select({
      name: table.name,
      email: table.email,
      locale: table.locale,
      acceptedAt: table.acceptedAt,
      revokedAt: table.revokedAt,
      isCarried: isCarried(kind, table.id),
      practice: practiceOf(kind === 'invitation' ? id : null),
    })
    .from(table)
    .where(eq(table.id, id))
    .for('update')
  if (!row || row.revokedAt) return moot('the invitation was revoked')
  if (row.acceptedAt) return moot('the invitation was accepted')
  if (!row.isCarried) return moot('whoever invited may no longer')
  const to = { name: row.name, address: row.email }
  return { to, locale: row.locale, link: { kind, subject: id }, practice: row.practice }
}

async function ofFactorReset(tx: Tx, id: string): Promise<Finding> {
  const [reset] = await tx
    .select()
    .from(factorResets)
    .where(and(eq(factorResets.id, id), openReset))
    .for('update')
  if (!reset) return moot('the reset is over')
  const user = await findActive(tx, eq(users.id, reset.userId))
  if (!user) return moot('no access any more')
  return {
    to: { name: user.name, address: user.email },
    locale: user.locale,
    link: { kind: 'second-factor-reset', subject: id },
  }
}

async function ofEmailChange(tx: Tx, id: string): Promise<Finding> {
  const [change] = await tx
    .select({ email: emailChanges.email, userId: emailChanges.userId })
    .from(emailChanges)
    .where(and(eq(emailChanges.id, id), openChange))
    .for('update')
  if (!change) return moot('the address was not asked for any more')
  const [taken] = await tx.select({ id: users.id }).from(users).where(eq(users.email, change.email))
  if (taken) return 'nobody'
  const user = await findActive(tx, eq(users.id, change.userId))
  if (!user) return moot('no access any more')
  // Without a name: the address may be mistyped, and then somebody else's.
  return {
    to: { name: '', address: change.email },
    locale: user.locale,
    link: { kind: 'email-verification', subject: id },
  }
}
