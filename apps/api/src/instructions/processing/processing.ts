import { canonicalJson } from '@portal/domain/canonical-json'
import type { Instruction } from '@portal/domain/instructions/contract'
import { AppError } from '@portal/domain/fault'
import { type ExecuteInstruction, findingsIn } from '@portal/domain/instructions/execution'
import { sha256Hex } from '../../platform/crypto.ts'
import { paperQueue } from '../papers/paper-queue.ts'
import { dropEstimate } from '../answers/costs.ts'
import { type Acting, moveInstruction, nextOf } from '../moves.ts'
import { executionReports } from '../table.ts'

/** The provider reports how the instruction was carried out; the report is frozen. Throws `invalid` with all it cannot say. */
export const executeInstruction = (
  acting: Acting,
  id: string,
  report: ExecuteInstruction,
): Promise<Instruction> =>
  moveInstruction(acting, id, 'execute', async (row) => {
    const { clientId } = row
    const { tx, actor, now } = acting
    const issues = findingsIn(report, row, now)
    if (issues.length > 0) throw new AppError({ code: 'invalid', issues })
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
  moveInstruction(acting, id, 'decline', async (row) => {
    await dropEstimate(acting, row)
    return { fields: { endReason: reason }, note: reason }
  })

/** The provider begins what nobody confirmed yet, because it cannot wait; why, stays on record (§8.3). */
export const startInEmergency = (
  acting: Acting,
  id: string,
  reason: string,
): Promise<Instruction> =>
  moveInstruction(acting, id, 'start_emergency', () => ({
    fields: { emergencyReason: reason },
    note: reason,
  }))

/** What was carried out and is not from the client: what both have settled about it. */
export const settleContest = (acting: Acting, id: string, outcome: string): Promise<Instruction> =>
  moveInstruction(acting, id, 'settle_contest', ({ endedAt }) => ({
    fields: endedAt ? {} : { endReason: outcome },
    note: outcome,
  }))
