import { canonicalJson } from '@portal/domain/canonical-json'
import type { ExecuteInstruction, Instruction } from '@portal/domain/instructions/contract'
import { sha256Hex } from '../../platform/crypto.ts'
import { lockInstruction } from '../draft/drafting.ts'
import { type Acting, advance, next, nextOf } from '../moves.ts'
import { getInstruction } from '../reading.ts'
import { executionReports } from '../table.ts'

/** A move of the provider that carries nothing of its own. */
export async function moveInstruction(
  acting: Acting,
  id: string,
  move: 'acknowledge' | 'start',
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  await advance(acting, row, move, next(row, move, acting.now))
  return getInstruction(acting.tx, acting.actor, id)
}

/** The provider reports how the instruction was carried out; the report is frozen. */
export async function executeInstruction(
  acting: Acting,
  id: string,
  report: ExecuteInstruction,
): Promise<Instruction> {
  const { tx, actor, now } = acting
  const row = await lockInstruction(tx, id, acting.seen)
  const state = next(row, 'execute', now)
  const sequence = await nextOf(tx, executionReports, id)
  await tx.insert(executionReports).values({
    clientId: row.clientId,
    instructionId: id,
    sequence,
    ...report,
    byName: actor.name,
    at: now,
  })
  const data = { report: sequence, reportSha256: sha256Hex(canonicalJson(report)) }
  await advance(acting, row, 'execute', state, { data })
  return getInstruction(tx, actor, id)
}

/** The provider does not carry the instruction out and says why. */
export async function declineInstruction(
  acting: Acting,
  id: string,
  reason: string,
): Promise<Instruction> {
  const row = await lockInstruction(acting.tx, id, acting.seen)
  const state = next(row, 'decline', acting.now)
  await advance(acting, row, 'decline', state, { fields: { endReason: reason }, note: reason })
  return getInstruction(acting.tx, acting.actor, id)
}
