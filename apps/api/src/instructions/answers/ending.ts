import type {
  AcceptExecution,
  ReportDefect,
  WithdrawInstruction,
} from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { actOnInstruction, type Binding } from '../binding.ts'
import { type Acting, apply, log, moveInstruction, type Moving, next, type Row } from '../moves.ts'
import { answerConcern } from './concerns.ts'
import { dropEstimate } from './costs.ts'

/** The client takes the instruction back, in whatever open state it is; what was done by then stays done. */
export const withdrawInstruction = (
  acting: Binding,
  id: string,
  { secondFactor, ...input }: WithdrawInstruction,
): Promise<Instruction> => {
  const { reason } = input
  return actOnInstruction(acting, id, secondFactor, {
    move: 'withdraw',
    declares: input,
    effect: async (row, { signed }) => {
      await settle(acting, row, 'withdrawn')
      return {
        fields: { endReason: reason },
        note: reason,
        data: { confirmedSha256: signed.sha256 },
        statement: { reason },
      }
    },
  })
}

/** The client accepts what was done. */
export const acceptExecution = (
  acting: Binding,
  id: string,
  { secondFactor, ...input }: AcceptExecution,
): Promise<Instruction> => {
  const { remark } = input
  return actOnInstruction(acting, id, secondFactor, {
    move: 'accept',
    declares: input,
    effect: async (row, { signed }) => {
      await dropEstimate(acting, row)
      return {
        note: remark,
        data: { confirmedSha256: signed.sha256 },
        statement: { remark },
      }
    },
  })
}

/** Something of it is missing or wrong: the provider goes on with it. */
export const reportDefect = (
  acting: Acting,
  id: string,
  { defect }: ReportDefect,
): Promise<Instruction> => moveInstruction(acting, id, 'report_defect', () => ({ note: defect }))

/** The last day of a standing instruction is over. */
export async function expire(moving: Moving, row: Row): Promise<void> {
  const state = next(row, 'expire', moving.now)
  await settle(moving, row, 'expired')
  const { line } = await apply({ ...moving, actor: null }, row, 'expire', state)
  await log(moving, 'expire', line)
}

/** Whoever signed first is not authorised any more: what was presented goes back to where it came from. */
export async function lapse(moving: Moving, row: Row): Promise<void> {
  const state = next(row, 'lapse', moving.now)
  const { line } = await apply({ ...moving, actor: null }, row, 'lapse', state)
  await log(moving, 'lapse', line)
}

/** A concern or an estimate that waits for an answer has one now. */
export async function settle(moving: Moving, row: Row, answer: 'withdrawn' | 'expired' | 'void') {
  await answerConcern(moving, row, answer)
  await dropEstimate(moving, row)
}
