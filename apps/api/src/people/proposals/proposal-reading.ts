import { may } from '@portal/domain/access'
import { AppError } from '@portal/domain/fault'
import type { Page, PageQuery } from '@portal/domain/page'
import type { Proposal } from '@portal/domain/people/proposals'
import { and, desc, eq } from 'drizzle-orm'
import { requireClient } from '../../clients/service.ts'
import type { Reader } from '../../platform/database/db.ts'
import { prepared } from '../../platform/database/prepared.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { behind, type Last, lastByTime, toPage } from '../../platform/http/pagination.ts'
import { proposals } from '../table.ts'

const columns = {
  id: proposals.id,
  proposed: proposals.proposed,
  name: proposals.name,
  status: proposals.status,
  proposedBy: proposals.proposedByName,
  proposedAt: proposals.proposedAt,
  decidedBy: proposals.decidedByName,
  decidedAt: proposals.decidedAt,
  authenticatedBy: proposals.authenticatedBy,
  reason: proposals.reason,
}

/**
 * Who says yes for a client: a manager; to entries of the register an authorised person too, but not to one of their own.
 */
export function mayConfirm(
  actor: Pick<Actor, 'userId' | 'holder' | 'authorisation'>,
  { proposed }: Pick<Proposal, 'proposed'>,
): boolean {
  const { holder, userId, authorisation } = actor
  if (holder.side !== 'client' || !may(holder, 'people.confirm')) return false
  if (may(holder, 'people.manage')) return true
  switch (proposed.kind) {
    case 'entry.add':
      return proposed.entry.userId !== userId
    case 'entry.change':
      return proposed.entry.userId !== userId && proposed.personId !== authorisation?.id
    case 'entry.end':
      return proposed.personId !== authorisation?.id
    case 'invitation':
    case 'role':
      return false
  }
}

const proposalPage = prepared<Last & { clientId: string; most: number }>()(
  (db, { clientId, most, ...last }) =>
    db
      .select(columns)
      .from(proposals)
      .where(
        and(eq(proposals.clientId, clientId), behind(last, proposals.proposedAt, proposals.id)),
      )
      .orderBy(desc(proposals.proposedAt), desc(proposals.id))
      .limit(most),
)
const oneProposal = prepared<{ clientId: string; id: string }>()((db, { clientId, id }) =>
  db
    .select(columns)
    .from(proposals)
    .where(and(eq(proposals.clientId, clientId), eq(proposals.id, id))),
)

/** What the provider wrote down of a client's people, and what became of it, the newest first. */
export async function listProposals(
  tx: Reader,
  actor: Actor,
  clientId: string,
  { limit, cursor }: PageQuery,
): Promise<Page<Proposal>> {
  const values = { clientId, most: limit + 1, ...lastByTime(cursor) }
  const [rows] = await Promise.all([proposalPage(tx, values), requireClient(tx, clientId)])
  return toPage(
    rows,
    limit,
    ({ proposedAt, id }) => ({ by: proposedAt, id }),
    (row) => answered(actor, row),
  )
}

export async function getProposal(
  tx: Reader,
  actor: Actor,
  clientId: string,
  id: string,
): Promise<Proposal> {
  const [row] = await oneProposal(tx, { clientId, id })
  if (!row) throw new AppError({ code: 'not-found', entity: 'proposal' })
  return answered(actor, row)
}

const answered = (actor: Actor, row: Omit<Proposal, 'mayConfirm'>): Proposal => ({
  ...row,
  mayConfirm: row.status === 'waiting' && mayConfirm(actor, row),
})
