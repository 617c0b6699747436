import { canonicalJson } from '@portal/domain/canonical-json'
import type { AcceptExecution, WithdrawInstruction } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { sha256Hex } from '../../platform/crypto.ts'
import { type Confirming, sign } from '../binding.ts'
import { answerConcern } from './concerns.ts'
import { dropEstimate } from './costs.ts'
import { lockInstruction } from '../draft/drafting.ts'
import { type Acting, advance, type Moving, next, type Row } from '../moves.ts'
import { proveAct } from '../proof.ts'
import { getInstruction } from '../reading.ts'

/** The client takes the instruction back, in whatever open state it is; what was done by then stays done. */
export async function withdrawInstruction(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, ...input }: WithdrawInstruction,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'withdraw', acting.now)
  const act = 'instruction.withdrawn'
  const { reason } = input
  const sha256 = sha256Hex(canonicalJson(input))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  await settle(acting, row, 'withdrawn')
  const { row: after, head } = await advance(acting, row, 'withdraw', state, {
    fields: { endReason: reason, presented: null },
    note: reason,
    data: { confirmedSha256: sha256 },
  })
  // What never had a number was never given: there is nothing to prove about it.
  if (after.number !== null)
    await proveAct(acting, after, { act, signature, statement: { reason }, head })
  return getInstruction(acting.tx, acting.actor, id)
}

/** The client accepts what was done. */
export async function acceptExecution(
  acting: Acting,
  confirming: Confirming,
  id: string,
  { secondFactor, ...input }: AcceptExecution,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'accept', acting.now)
  const act = 'instruction.accepted'
  const { remark } = input
  const sha256 = sha256Hex(canonicalJson(input))
  const signature = await sign(acting, confirming, { act, subject: id, sha256 }, secondFactor)
  const data = { confirmedSha256: sha256 }
  const { row: after, head } = await advance(acting, row, 'accept', state, { note: remark, data })
  await proveAct(acting, after, { act, signature, statement: { remark }, head })
  return getInstruction(acting.tx, acting.actor, id)
}

/** Something of it is missing or wrong: the provider goes on with it. */
export async function reportDefect(
  acting: Acting,
  id: string,
  defect: string,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'report_defect', acting.now)
  await advance(acting, row, 'report_defect', state, { note: defect })
  return getInstruction(acting.tx, acting.actor, id)
}

/** The last day of a standing instruction is over. */
export async function expire(moving: Moving, row: Row): Promise<void> {
  const state = next(row, 'expire', moving.now)
  await settle(moving, row, 'expired')
  await advance({ ...moving, actor: null }, row, 'expire', state, { fields: { presented: null } })
}

/** A concern or an estimate that waits for an answer has one now. */
async function settle(moving: Moving, row: Row, answer: 'withdrawn' | 'expired') {
  if (row.status === 'suspended' || row.presented?.move === 'amend')
    await answerConcern(moving, row, answer)
  if (row.status === 'awaiting_cost_approval') await dropEstimate(moving, row)
}
