import type { ClientRole, Side, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import { AppError } from '@portal/domain/fault'
import type { Ground } from '@portal/domain/people/ground'
import type { Instant } from '@portal/domain/time'
import { and, eq, isNull, not, or, sql } from 'drizzle-orm'
import { clients } from '../../clients/table.ts'
import { provider } from '../../provider/table.ts'
import type { Tx } from '../../platform/database/db.ts'
import { invitations, staffInvitations } from '../link-table.ts'
import { isCarried } from '../set-in-motion.ts'
import { credentials, type TokenPurpose, users } from '../table.ts'
import { readToken } from '../tokens.ts'

export const invitingPurposes: TokenPurpose[] = ['setup', 'invitation', 'staff-invitation']

/** Whom a link invites, and to what. */
export type Invited = {
  email: string
  name: string
  locale: Locale
  organisation: string
  /** Null of a link that the provider's own command line made. */
  invitedBy: { id: string; name: string } | null
} & (
  | { kind: 'setup'; id: string; side: Side; role: StaffRole }
  | {
      kind: 'invitation'
      id: string
      side: 'client'
      role: ClientRole
      clientId: string
      ground: Ground | null
    }
  | { kind: 'staff-invitation'; id: string; side: 'provider'; role: StaffRole }
)

export type KnownUser = {
  id: string
  email: string
  side: Side
  staffRole: StaffRole | null
  disabledAt: Instant | null
  /** Null: this account never had a password. */
  hash: string | null
}

/**
 * What a link invites to, and who has the address already; nothing where whoever invited may no longer. Held until the transaction ends, so that the link is used,
 * revoked or sent anew one after the other. Throws `token-rejected`.
 */
export async function readInvitation(
  tx: Tx,
  token: string,
  now: Instant,
): Promise<{ invited: Invited; user: KnownUser | null }> {
  const { purpose, subject } = await readToken(tx, invitingPurposes, token, now)
  const invited = await subjectOf(tx, purpose, subject)
  if (!invited) throw new AppError({ code: 'token-rejected', link: 'used' })
  const [user] = await tx
    .select({
      id: users.id,
      email: users.email,
      side: users.side,
      staffRole: users.staffRole,
      disabledAt: users.disabledAt,
      hash: credentials.passwordHash,
    })
    .from(users)
    .leftJoin(credentials, eq(credentials.userId, users.id))
    .where(eq(users.email, invited.email))
  return { invited, user: user ?? null }
}

async function subjectOf(tx: Tx, purpose: TokenPurpose, id: string): Promise<Invited | null> {
  switch (purpose) {
    case 'setup':
      return ofSetup(tx, id)
    case 'invitation':
      return ofClient(tx, id)
    case 'staff-invitation':
      return ofStaff(tx, id)
    case 'password-reset':
    case 'second-factor-reset':
    case 'email-verification':
      return null
  }
}

const providerName = sql<string>`coalesce((select ${provider.name} from ${provider}), '')`

async function ofSetup(tx: Tx, id: string): Promise<Invited | null> {
  const [row] = await tx
    .select({
      email: users.email,
      name: users.name,
      locale: users.locale,
      side: users.side,
      role: users.staffRole,
      organisation: providerName,
    })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.disabledAt)))
    .for('no key update')
  return row?.role ? { ...row, kind: 'setup', id, role: row.role, invitedBy: null } : null
}

/** The provider invites a first manager, and no other: somebody the client agreed to manages its access by now. */
const isOvertaken = sql`(${invitations.ground} ->> 'kind' = 'first-manager' and exists (
  select from memberships m join users u on u.id = m.user_id and u.disabled_at is null
   where m.client_id = ${invitations.clientId} and m.role = 'manager'))`

async function ofClient(tx: Tx, id: string): Promise<Invited | null> {
  const [row] = await tx
    .select({ invitation: invitations, organisation: clients.name })
    .from(invitations)
    .innerJoin(clients, eq(clients.id, invitations.clientId))
    .where(
      and(
        eq(invitations.id, id),
        isNull(invitations.acceptedAt),
        isNull(invitations.revokedAt),
        isCarried('invitation', invitations.id),
        or(isNull(invitations.ground), not(isOvertaken)),
      ),
    )
    .for('update', { of: invitations })
  if (!row) return null
  const { email, name, locale, role, clientId, ground, invitedBy, invitedByName } = row.invitation
  return {
    kind: 'invitation',
    id,
    email,
    name,
    locale,
    side: 'client',
    role,
    clientId,
    ground,
    organisation: row.organisation,
    invitedBy: { id: invitedBy, name: invitedByName },
  }
}

async function ofStaff(tx: Tx, id: string): Promise<Invited | null> {
  const [row] = await tx
    .select({ invitation: staffInvitations, organisation: providerName })
    .from(staffInvitations)
    .where(
      and(
        eq(staffInvitations.id, id),
        isNull(staffInvitations.acceptedAt),
        isNull(staffInvitations.revokedAt),
        isCarried('staff-invitation', staffInvitations.id),
      ),
    )
    .for('update', { of: staffInvitations })
  if (!row) return null
  const { email, name, locale, role, invitedBy, invitedByName } = row.invitation
  return {
    kind: 'staff-invitation',
    id,
    email,
    name,
    locale,
    side: 'provider',
    role,
    organisation: row.organisation,
    invitedBy: { id: invitedBy, name: invitedByName },
  }
}
