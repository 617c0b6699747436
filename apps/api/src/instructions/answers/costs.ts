import { canonicalJson } from '@portal/domain/canonical-json'
import { AppError } from '@portal/domain/fault'
import type { DecideCosts, QuoteCosts } from '@portal/domain/instructions/acts'
import type { CostEstimate, Instruction } from '@portal/domain/instructions/contract'
import { and, eq, isNull } from 'drizzle-orm'
import { sha256Hex } from '../../platform/crypto.ts'
import { type Confirming, sign } from '../binding.ts'
import { lockInstruction } from '../draft/drafting.ts'
import { type Acting, advance, type Moving, next, nextOf, type Row } from '../moves.ts'
import { proveAct } from '../proof.ts'
import { getInstruction } from '../reading.ts'
import { costEstimates } from '../table.ts'

/** The provider says what it will cost before it begins (§10.3). */
export async function quoteCosts(
  acting: Acting,
  id: string,
  input: QuoteCosts,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  const state = next(row, 'quote', now)
  const sequence = await nextOf(tx, costEstimates, id)
  await tx.insert(costEstimates).values({
    clientId: row.clientId,
    instructionId: id,
    sequence,
    ...input,
    byName: actor.name,
    at: now,
  })
  const data = {
    estimate: sequence,
    amountCents: input.amountCents,
    basisSha256: sha256Hex(input.basis),
  }
  await advance(acting, row, 'quote', state, { data })
  return getInstruction(tx, actor, id)
}

/** The client takes the costs on or does not. Throws `stale` when the amount is not the one that was read. */
export async function decideCosts(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, ...input }: DecideCosts,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const { approved, amountCents, remark } = input
  const row = await lockInstruction(tx, id, acting.seen)
  const move = approved ? 'approve_costs' : 'refuse_costs'
  const state = next(row, move, now)
  const open = await openEstimate(acting, row)
  if (amountCents !== undefined && amountCents !== open.amountCents)
    throw new AppError({ code: 'stale', entity: 'instruction' })
  const act = approved ? 'costs.approved' : 'costs.refused'
  const sha256 = sha256Hex(canonicalJson(input))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  await decide(acting, row, approved ? 'approved' : 'refused', remark)
  const data = { estimate: open.sequence, amountCents: open.amountCents, confirmedSha256: sha256 }
  const { row: after, head } = await advance(acting, row, move, state, { note: remark, data })
  const amount = (open.amountCents / 100).toFixed(2)
  const statement = { amountEur: amount, basis: open.basis, remark }
  await proveAct(acting, after, { act, signature, statement, head })
  return getInstruction(tx, actor, id)
}

/** An estimate that nobody will decide any more: the instruction has ended. */
export const dropEstimate = (moving: Moving, row: Row) => decide(moving, row, 'dropped', null)

async function decide(
  { tx, actor, now }: Moving,
  { id }: Row,
  decision: NonNullable<CostEstimate['decision']>,
  remark: string | null,
) {
  await tx
    .update(costEstimates)
    .set({ decision, remark, decidedBy: actor?.name ?? '', decidedAt: now })
    .where(and(eq(costEstimates.instructionId, id), isNull(costEstimates.decision)))
}

async function openEstimate({ tx }: Acting, { id }: Row) {
  const [open] = await tx
    .select()
    .from(costEstimates)
    .where(and(eq(costEstimates.instructionId, id), isNull(costEstimates.decision)))
  if (!open) throw new Error('costs to be approved have an estimate')
  return open
}
