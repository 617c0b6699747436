import type { Side } from '@portal/domain/access'
import { sql } from 'drizzle-orm'
import { memberEvents } from '../../accounts/log-table.ts'
import type { Factors } from '../../accounts/factors/second-factor.ts'
import { queueAccountMail, recordEvent } from '../../accounts/service.ts'
import { reserveQuota } from '../../accounts/throttle.ts'
import type { Tx } from '../../platform/database/db.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Acting } from '../../binding/acting.ts'

type Invited = { id: string; email: string; name: string; locale: 'de' | 'en'; role: string }

/** Whoever invites: a person's request, or the worker for one. */
export type Inviting = Pick<Acting, 'tx' | 'where' | 'now'> & {
  actor: { userId: string; name: string; holder: { side: Side } }
  factors: Pick<Factors, 'auth' | 'enqueue'>
}

/** So many an hour go to one address, whoever invites. */
export const mostToAddress = 3

/** At most three an hour to one address, whoever asks, and sixty a day for one organisation. Throws `too-many-attempts`. */
export async function reserveInvitation(
  { factors, now }: Pick<Inviting, 'factors' | 'now'>,
  email: string,
  clientId: string | null,
): Promise<void> {
  await reserveQuota(
    factors.auth,
    { key: `invitation/${email}`, most: mostToAddress, seconds: 3_600 },
    now,
  )
  const of = `invitations-of/${clientId ?? 'provider'}`
  await reserveQuota(factors.auth, { key: of, most: 60, seconds: 86_400 }, now)
}

/** Mails the link. */
export async function sendInvitation(
  inviting: Inviting,
  { id, email, name, locale, role }: Invited,
  clientId: string | null,
  what: 'sent' | 'renewed',
): Promise<void> {
  const { tx, factors, now } = inviting
  const kind = clientId === null ? 'staff-invitation' : 'invitation'
  const mail = { kind, address: email, name, locale, subject: id } as const
  await queueAccountMail(tx, factors.enqueue, mail, now)
  await recordInvitation(inviting, `invitation.${what}`, { email, role }, clientId)
}

/** For the log of whoever invites, and for the client's: the provider's people stand there too, though they are no members. */
export async function recordInvitation(
  { tx, actor, where, now }: Pick<Inviting, 'tx' | 'actor' | 'where' | 'now'>,
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
  const { rows } = await tx.execute<{ id: string; side: Side; active: boolean }>(
    sql`select id, side, disabled_at is null as active from users where email = ${email}`,
  )
  return rows[0] ?? null
}
