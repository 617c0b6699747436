import type { Side } from '@portal/domain/access'
import { AppError, invalid } from '@portal/domain/fault'
import type { CitedDocument, Ground } from '@portal/domain/people/ground'
import { and, eq, sql } from 'drizzle-orm'
import { memberships } from '../accounts/table.ts'
import type { Acting } from '../binding/acting.ts'
import { documents } from '../documents/table.ts'
import type { Tx } from '../platform/database/db.ts'
import { groundOfChange, latestGround } from './entry-ground.ts'
import { isMembership } from './membership.ts'
import { authorisedPersons } from './table.ts'

type By = Pick<Acting, 'tx' | 'actor' | 'now'>
/** The same where it may be the worker for a person. */
type ByWhom = Pick<Acting, 'tx' | 'now'> & { actor: { name: string; holder: { side: Side } } }

const groundBy = (
  { actor, now }: Omit<ByWhom, 'tx'>,
  more: Partial<Ground> & Pick<Ground, 'kind'>,
): Ground => ({
  by: actor.name,
  side: actor.holder.side,
  at: now,
  confirmedBy: null,
  document: null,
  managerInvitedBy: null,
  ...more,
})

/**
 * What an act rests on that is the client's to do: it does it itself, or the provider cites what the client signed. Throws
 * `conflict` (`needs-ground`) for the provider without that, `invalid` for a document that is none of the client's own.
 */
export async function groundFor(
  by: By,
  clientId: string,
  cited: CitedDocument | undefined,
): Promise<Ground> {
  if (by.actor.holder.side === 'client') {
    if (cited) throw invalid('/ground', 'not-provider', 'is cited by the provider alone')
    return ownAct(by, clientId)
  }
  if (!cited) throw new AppError({ code: 'conflict', rule: 'needs-ground' })
  return groundBy(by, { kind: cited.kind, document: await documentOf(by.tx, clientId, cited) })
}

/** An act of the client in the portal, which says of a manager that the provider alone has invited them. */
export async function ownAct(by: By, clientId: string): Promise<Ground> {
  const managerInvitedBy = await invitedByProvider(by, clientId)
  return groundBy(by, { kind: 'act', managerInvitedBy })
}

/** What the provider wrote down and somebody of the client has just confirmed. */
export async function confirmedGround(
  by: By,
  clientId: string,
  proposal: { proposedByName: string; proposedAt: string },
): Promise<Ground> {
  return {
    ...(await ownAct(by, clientId)),
    kind: 'confirmed',
    by: proposal.proposedByName,
    side: 'provider',
    at: proposal.proposedAt,
    confirmedBy: by.actor.name,
  }
}

/**
 * What an invitation rests on. Where nobody manages the client's access, the provider invites the first manager, and the
 * access says so for ever. Throws as `groundFor`.
 */
export async function groundOfInvitation(
  by: By,
  clientId: string,
  role: string,
  cited: CitedDocument | undefined,
): Promise<Ground> {
  const isProviders = by.actor.holder.side === 'provider'
  if (!isProviders || cited) return groundFor(by, clientId, cited)
  return role === 'manager' ? groundOfFirstManager(by, clientId) : groundBy(by, { kind: 'access' })
}

/** What the provider's invitation of the first manager rests on. Throws `conflict` (`needs-ground`) where there is one. */
export async function groundOfFirstManager(by: ByWhom, clientId: string): Promise<Ground> {
  const { rows } = await by.tx.execute<{ has: boolean }>(
    sql`select has_manager(${clientId}) as has`,
  )
  if (rows[0]?.has) throw new AppError({ code: 'conflict', rule: 'needs-ground' })
  return groundBy(by, { kind: 'first-manager' })
}

async function documentOf(tx: Tx, clientId: string, { kind, documentId }: CitedDocument) {
  const [found] = await tx
    .select({ id: documents.id, title: documents.title, sha256: documents.sha256 })
    .from(documents)
    .where(
      and(eq(documents.id, documentId), eq(documents.clientId, clientId), eq(documents.kind, kind)),
    )
  if (!found) throw invalid('/ground/documentId', 'unknown', 'is no such document of this client')
  return found
}

/** Who of the provider made the access or the entry that acts here, or that of whoever made it, as far back as it is kept. */
async function invitedByProvider({ tx, actor }: By, clientId: string): Promise<string | null> {
  if (actor.holder.side !== 'client') return null
  const [access] = await tx
    .select({ ground: memberships.ground })
    .from(memberships)
    .where(isMembership(clientId, actor.userId))
  const ground = actor.holder.role === 'manager' ? access?.ground : await groundOfAuthority()
  if (!ground) return null
  return ground.side === 'provider' && uncovered.has(ground.kind)
    ? ground.by
    : ground.managerInvitedBy

  async function groundOfAuthority(): Promise<Ground | null> {
    if (!actor.authorisation) return null
    const [entry] = await tx
      .select({ ground: latestGround })
      .from(authorisedPersons)
      .where(eq(authorisedPersons.id, actor.authorisation.id))
    return entry ? groundOfChange(entry.ground) : null
  }
}
const uncovered = new Set<Ground['kind']>([
  'first-manager',
  'access',
  'unrecorded',
  'agreement',
  'letter',
])
