import { AppError } from '@portal/domain/fault'
import type { ConfirmInstruction, RejectInstruction } from '@portal/domain/instructions/acts'
import type { Instruction } from '@portal/domain/instructions/contract'
import { actOnInstruction, type Binding } from '../binding.ts'
import { next, type Row, stateOf } from '../moves.ts'
import { answerConcern, openConcern } from './concerns.ts'
import { settle } from './ending.ts'
import { bringIntoForce } from './force.ts'
import { assertReviewed, give, keepFirst, needsTwo } from './giving.ts'

/** An authorised person confirms what was told to the provider (§8.3); it goes on where it stands. */
export const confirmTold = (
  acting: Binding,
  id: string,
  { secondFactor, textSha256, remark }: ConfirmInstruction,
): Promise<Instruction> =>
  give(acting, id, secondFactor, {
    move: 'confirm',
    check: (row) => assertReviewed(row, textSha256),
    declares: { concern: null, remark },
    remark,
  })

/**
 * The client holds on to its instruction in spite of the concern, which stays on record; what the provider entered is
 * confirmed by it, too. Throws `stale` when the concern is not the one that was answered.
 */
export const confirmDespite = (
  acting: Binding,
  id: string,
  { secondFactor, concern, textSha256, remark }: ConfirmInstruction,
): Promise<Instruction> =>
  actOnInstruction(acting, id, secondFactor, {
    move: async (row) => {
      next(row, 'confirm', acting.now)
      return isMereEntry(row) && (await needsTwo(acting.tx, row)) ? 'present' : 'confirm'
    },
    check: async (row) => {
      const open = await openConcern(acting, row)
      assertReviewed(row, textSha256)
      if (concern !== null && concern !== open.sequence)
        throw new AppError({ code: 'stale', entity: 'instruction' })
      return open
    },
    declares: (open) => ({ concern: open.sequence, remark }),
    effect: async (row, { move, signed, ready: open }) => {
      const said = { move: 'confirm', amendment: null, remark } as const
      if (move === 'present') return keepFirst(acting, signed, { ...said, concern: open.sequence })
      if (isMereEntry(row))
        return bringIntoForce(acting, row, { ...said, first: signed, second: null, concern: open })
      await answerConcern(acting, row, 'confirmed')
      return {
        note: remark,
        data: { concern: open.sequence, confirmedSha256: signed.sha256 },
        statement: { norm: open.norm, reasoning: open.reasoning, remark },
      }
    },
  })

/** What the provider entered has nobody yet who stands by it: whoever confirms it gives it, too. */
const isMereEntry = (row: Row) => row.channel !== 'portal' && stateOf(row).confirmedAt === null

/** Nobody of the client stands by what was told, or by a letter that arrived: it is void, and contested where it was begun. */
const disown =
  (move: 'reject' | 'contest') =>
  (
    acting: Binding,
    id: string,
    { secondFactor, ...input }: RejectInstruction,
  ): Promise<Instruction> => {
    const { reason } = input
    return actOnInstruction(acting, id, secondFactor, {
      move,
      declares: input,
      effect: async (row, { signed }) => {
        const isOver = row.executedAt !== null || row.endedAt !== null
        if (!isOver) await settle(acting, row, 'void')
        return {
          fields: isOver ? {} : { endReason: reason },
          note: reason,
          data: { confirmedSha256: signed.sha256 },
          statement: { reason },
        }
      },
    })
  }

export const rejectTold = disown('reject')
export const contestLetter = disown('contest')
