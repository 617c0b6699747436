import { canonicalJson } from '@portal/domain/canonical-json'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { ExecuteInstruction } from '@portal/domain/instructions/execution'
import { sha256Hex } from '../../platform/crypto.ts'
import { paperQueue } from '../papers/paper-queue.ts'
import { type Acting, moveInstruction, nextOf } from '../moves.ts'
import { executionReports } from '../table.ts'

/** The provider reports how the instruction was carried out; the report is frozen. */
export const executeInstruction = (
  acting: Acting,
  id: string,
  report: ExecuteInstruction,
): Promise<Instruction> =>
  moveInstruction(acting, id, 'execute', async ({ clientId }) => {
    const { tx, actor, now } = acting
    const sequence = await nextOf(tx, executionReports, id)
    const { name: byName } = actor
    await tx
      .insert(executionReports)
      .values({ clientId, instructionId: id, sequence, ...report, byName, at: now })
    const paper = { clientId, instructionId: id, kind: 'deletion-protocol' as const, sequence }
    if (report.deletion) await acting.enqueue(tx, paperQueue, [paper])
    return { data: { report: sequence, reportSha256: sha256Hex(canonicalJson(report)) } }
  })

/** The provider does not carry the instruction out and says why. */
export const declineInstruction = (
  acting: Acting,
  id: string,
  reason: string,
): Promise<Instruction> =>
  moveInstruction(acting, id, 'decline', () => ({ fields: { endReason: reason }, note: reason }))
