import { AppError } from '@portal/domain/fault'
import { proposalMoves } from '@portal/domain/moves/proposal'
import type {
  ConfirmProposal,
  Propose,
  Proposal,
  RefuseProposal,
} from '@portal/domain/people/proposals'
import { and, eq } from 'drizzle-orm'
import type { Acting } from '../../binding/acting.ts'
import { bindingAct, exactly } from '../../binding/service.ts'
import { requireClient } from '../../clients/service.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/db.ts'
import { personalOf } from '../../platform/evidence/evidence.ts'
import { confirmedGround } from '../grounds.ts'
import { proposals } from '../table.ts'
import { tellOfDecision, tellOfProposal } from './emails.ts'
import { getProposal, mayConfirm } from './proposal-reading.ts'
import { actOf } from './proposed-acts.ts'

const entity = 'proposal'
type Row = typeof proposals.$inferSelect

/**
 * Writes down what the provider may not say for a client; it counts for nothing until the client confirms it. Throws what
 * would stand against it today.
 */
export function propose(
  acting: Acting,
  clientId: string,
  { secondFactor, proposed }: Propose,
): Promise<Proposal> {
  const { tx, actor, now } = acting
  const id = newId()
  return bindingAct(acting, {
    move: proposalMoves.propose,
    subject: clientId,
    exact: exactly(proposed),
    secondFactor,
    record: {
      entity: 'client',
      lock: async () => {
        assertProviders(acting)
        await requireClient(tx, clientId)
        return { clientId }
      },
    },
    check: () => actOf(acting, clientId, proposed).prepare(),
    change: async (_, { name }, { kept }) => {
      await tx.insert(proposals).values({
        clientId,
        id,
        kind: proposed.kind,
        proposed,
        name,
        proposedBy: actor.userId,
        proposedByName: actor.name,
        proposedAt: now,
        proposalConfirmation: kept,
      })
      await tellOfProposal(acting, clientId, id)
      const line = lineOf(acting, { clientId, id, name, kind: proposed.kind })
      return { done: null, line }
    },
    answer: () => getProposal(tx, actor, clientId, id),
  })
}

/** The client says yes: it is done as an act of the client, on the ground of this confirmation. */
export function confirmProposal(
  acting: Acting,
  clientId: string,
  id: string,
  { secondFactor }: ConfirmProposal,
): Promise<Proposal> {
  const { tx, actor } = acting
  return bindingAct(acting, {
    move: proposalMoves.confirm,
    subject: id,
    exact: ({ proposed }) => exactly(proposed),
    secondFactor,
    record: { entity, lock: () => lockWaiting(tx, clientId, id, 'confirm') },
    check: (row) => {
      if (!mayConfirm(actor, row)) throw new AppError({ code: 'conflict', rule: 'own-account' })
      return actOf(acting, clientId, row.proposed).prepare()
    },
    change: async (row, { run }, { authenticatedBy, kept }) => {
      const ground = await confirmedGround(acting, clientId, row)
      await run({ authenticatedBy, kept, ground })
      await decide(acting, row, { status: 'confirmed', authenticatedBy, confirmation: kept })
      await tellOfDecision(acting, clientId, id)
      return { done: null, line: lineOf(acting, row) }
    },
    answer: () => getProposal(tx, actor, clientId, id),
  })
}

/** The client says no, with a reason; nothing comes of it. */
export async function refuseProposal(
  acting: Acting,
  clientId: string,
  id: string,
  { reason }: RefuseProposal,
): Promise<Proposal> {
  const { tx, actor, evidence, now } = acting
  const row = await requireWaiting(tx, clientId, id, 'refuse')
  await decide(acting, row, { status: 'refused', reason })
  await tellOfDecision(acting, clientId, id)
  const line = lineOf(acting, row)
  await evidence(tx, { ...line, type: proposalMoves.refuse.event, at: now })
  return getProposal(tx, actor, clientId, id)
}

/** The provider takes it back before it was decided. */
export async function withdrawProposal(
  acting: Acting,
  clientId: string,
  id: string,
): Promise<void> {
  assertProviders(acting)
  const row = await requireWaiting(acting.tx, clientId, id, 'withdraw')
  await decide(acting, row, { status: 'withdrawn' })
  const line = lineOf(acting, row)
  await acting.evidence(acting.tx, {
    ...line,
    type: proposalMoves.withdraw.event,
    at: acting.now,
  })
}

/** A client's manager needs nothing put before the client. */
function assertProviders({ actor }: Acting) {
  if (actor.holder.side === 'client') throw new AppError({ code: 'forbidden', rule: 'permission' })
}

async function lockWaiting(tx: Tx, clientId: string, id: string, move: string) {
  const [row] = await tx
    .select()
    .from(proposals)
    .where(and(eq(proposals.clientId, clientId), eq(proposals.id, id)))
    .for('no key update')
  if (row && row.status !== 'waiting')
    throw new AppError({ code: 'illegal-move', from: row.status, move })
  return row
}

async function requireWaiting(tx: Tx, clientId: string, id: string, move: string): Promise<Row> {
  const row = await lockWaiting(tx, clientId, id, move)
  if (!row) throw new AppError({ code: 'not-found', entity })
  return row
}

async function decide(
  { tx, actor, now }: Acting,
  { clientId, id }: Row,
  how: Partial<Row> & Pick<Row, 'status'>,
) {
  const by = { decidedBy: actor.userId, decidedByName: actor.name, decidedAt: now }
  await tx
    .update(proposals)
    .set({ ...how, ...by })
    .where(and(eq(proposals.clientId, clientId), eq(proposals.id, id)))
}

const lineOf = (
  { actor }: Acting,
  { clientId, id, name, kind }: Pick<Row, 'clientId' | 'id' | 'name' | 'kind'>,
) => ({
  clientId,
  subject: { kind: entity, id, number: null },
  data: { kind },
  personal: { ...personalOf(actor), concerned: name },
})
