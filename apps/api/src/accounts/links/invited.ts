import type { ClientRole, Side, StaffRole } from '@portal/domain/access'
import type { Locale } from '@portal/domain/accounts/contract'
import type { Introduction } from '@portal/domain/accounts/links'
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
import { hasOwner, nobodyYet } from './first-owner.ts'

export const invitingPurposes: TokenPurpose[] = ['setup', 'invitation', 'staff-invitation']

/** What a link knows of whom it invites; null: its reader says it. */
type Known = { email: string | null; name: string | null }

/** Whom a link invites, and to what; `Who`: as far as the link knows it, or with what its reader said. */
export type Invited<Who = { email: string; name: string }> = Who & {
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
 * What a link invites to; nothing where whoever invited may no longer. Held until the transaction ends, so that the link is used,
 * revoked or sent anew one after the other. Throws `token-rejected`.
 */
export async function readLink(tx: Tx, token: string, now: Instant): Promise<Invited<Known>> {
  const { purpose, subject } = await readToken(tx, invitingPurposes, token, now)
  const invited = await subjectOf(tx, purpose, subject)
  if (!invited) throw new AppError({ code: 'token-rejected', link: 'used' })
  return invited
}

/** The same with what its reader said of itself, and who has the address already. Throws `token-rejected`, `invalid`. */
export async function readInvitation(
  tx: Tx,
  token: string,
  said: Partial<Introduction>,
  now: Instant,
): Promise<{ invited: Invited; user: KnownUser | null }> {
  const invited = introduced(await readLink(tx, token, now), said)
  return { invited, user: await accountWith(tx, invited.email) }
}

/** Who has an address already. */
export async function accountWith(tx: Tx, email: string): Promise<KnownUser | null> {
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
    .where(eq(users.email, email))
  return user ?? null
}

/** Throws `invalid` where something is missing that the link asks for, or said that it knows. */
function introduced(link: Invited<Known>, said: Partial<Introduction>): Invited {
  const issues = (['name', 'email'] as const).flatMap((field) => {
    if ((link[field] === null) === (said[field] !== undefined)) return []
    return link[field] === null
      ? [
          {
            path: `/${field}`,
            message: 'Required: the link does not know it',
            code: 'invalid-type',
          },
        ]
      : [{ path: `/${field}`, message: 'Known by the link already', code: 'unknown-field' }]
  })
  if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
  return { ...link, name: link.name ?? said.name ?? '', email: link.email ?? said.email ?? '' }
}

async function subjectOf(
  tx: Tx,
  purpose: TokenPurpose,
  id: string,
): Promise<Invited<Known> | null> {
  switch (purpose) {
    case 'setup':
      return id === nobodyYet ? ofNobodyYet(tx) : ofSetup(tx, id)
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

/** As long as there is no other owner. */
async function ofNobodyYet(tx: Tx): Promise<Invited<Known> | null> {
  if (await hasOwner(tx)) return null
  const { rows } = await tx.execute<{ organisation: string }>(
    sql`select ${providerName} as organisation`,
  )
  return {
    kind: 'setup',
    id: nobodyYet,
    side: 'provider',
    role: 'owner',
    invitedBy: null,
    email: null,
    name: null,
    locale: 'de',
    organisation: rows[0]?.organisation ?? '',
  }
}

/** An owner whom the command line made says its name itself. */
async function ofSetup(tx: Tx, id: string): Promise<Invited<Known> | null> {
  const [row] = await tx
    .select({
      email: users.email,
      locale: users.locale,
      side: users.side,
      role: users.staffRole,
      organisation: providerName,
    })
    .from(users)
    .where(and(eq(users.id, id), isNull(users.disabledAt)))
    .for('no key update')
  return row?.role
    ? { ...row, name: null, kind: 'setup', id, role: row.role, invitedBy: null }
    : null
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
