import type { Invitation, InvitationStatus } from '@portal/domain/people/contract'
import { AppError } from '@portal/domain/fault'
import type { Instant } from '@portal/domain/time'
import { type SQL, sql } from 'drizzle-orm'
import type { invitations, staffInvitations } from '../../accounts/link-table.ts'
import { memberEvents } from '../../accounts/log-table.ts'
import { queueAccountMail, recordEvent } from '../../accounts/service.ts'
import { reserveQuota } from '../../accounts/throttle.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Acting } from '../../binding/acting.ts'

type Row = typeof invitations.$inferSelect | typeof staffInvitations.$inferSelect

/** What became of an invitation; the link of an open one works until its last moment. */
export function statusOf(
  { acceptedAt, revokedAt, expiresAt }: Pick<Row, 'acceptedAt' | 'revokedAt' | 'expiresAt'>,
  now: Instant,
): InvitationStatus {
  if (acceptedAt) return 'accepted'
  if (revokedAt) return 'revoked'
  return expiresAt <= now ? 'expired' : 'open'
}

/** Throws `illegal-move` once it was accepted or revoked. */
export function assertStillOpen(row: Row, move: 'renew' | 'revoke', now: Instant): void {
  const status = statusOf(row, now)
  if (status === 'accepted' || status === 'revoked')
    throw new AppError({ code: 'illegal-move', from: status, move })
}

/** What became of the last mail with its link. The column is spelled out: drizzle would leave its table away here. */
export const mailOf = (table: 'invitations' | 'staff_invitations'): SQL<Invitation['mail']> =>
  sql`coalesce((
    select m.status
      from account_mails m where m.subject = ${sql.raw(table)}.id and m.kind <> 'invitation.accepted'
     order by m.created_at desc, m.id desc limit 1), 'queued')`

type Invited = { id: string; email: string; name: string; locale: 'de' | 'en'; role: string }

/**
 * Mails the link, at most three times an hour to one address, whoever asks, and sixty times a day for one organisation.
 * Throws `too-many-attempts`.
 */
export async function sendInvitation(
  acting: Acting,
  { id, email, name, locale, role }: Invited,
  clientId: string | null,
  what: 'sent' | 'renewed',
): Promise<void> {
  const { tx, factors, now } = acting
  await reserveQuota(factors.auth, { key: `invitation/${email}`, most: 3, seconds: 3_600 }, now)
  const of = `invitations-of/${clientId ?? 'provider'}`
  await reserveQuota(factors.auth, { key: of, most: 60, seconds: 86_400 }, now)
  const kind = clientId === null ? 'staff-invitation' : 'invitation'
  const mail = { kind, address: email, name, locale, subject: id } as const
  await queueAccountMail(tx, factors.enqueue, mail, now)
  await recordInvitation(acting, `invitation.${what}`, { email, role }, clientId)
}

/** For the log of whoever invites, and for the client's: the provider's people stand there too, though they are no members. */
export async function recordInvitation(
  { tx, actor, where, now }: Acting,
  kind: 'invitation.sent' | 'invitation.renewed' | 'invitation.revoked',
  { email, role }: { email: string; role: string },
  clientId: string | null,
): Promise<void> {
  const detail = `${email}, ${role}`
  const event = { userId: actor.userId, kind, detail, ...(clientId !== null && { clientId }) }
  await recordEvent(tx, event, where, now)
  if (clientId === null || actor.holder.side === 'client') return
  const { userId, name: userName } = actor
  const line = { clientId, id: newId(), userId, userName, at: now, kind, ...where, detail }
  await tx.insert(memberEvents).values(line)
}

/** Whose account an address belongs to, as far as whoever asks may know. */
export async function accountOf(tx: Tx, email: string) {
  const { rows } = await tx.execute<{ id: string; side: 'client' | 'provider'; active: boolean }>(
    sql`select id, side, disabled_at is null as active from users where email = ${email}`,
  )
  return rows[0] ?? null
}
