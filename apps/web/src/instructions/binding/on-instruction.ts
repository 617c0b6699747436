import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import { type MoveType, movesOf } from '@portal/domain/instructions/machine'
import type { Done } from '../../binding/use-act.ts'
import { stateOf } from '../state-of.ts'

type Version = Pick<Instruction, 'version'>

export const addressOf = (id: string): string => at(pages.instructions.one, { id })

/** What an act on an instruction is done to: the version the person saw, while the life cycle still has this move. */
export const onInstruction = (instruction: Instruction, move: MoveType, mover?: Side) => ({
  record: instruction,
  basis: ({ version }: Instruction): Version => ({ version }),
  isOther: (seen: Version, now: Version) => now.version > seen.version,
  isPossible: (now: Instruction) => movesOf(stateOf(now), mover).includes(move),
})

/** A person's own file is no surprise, unless it follows on something they have not seen. */
export const ownFile =
  (answer: Instruction) =>
  ({ version }: Version): Version => ({
    version: answer.version === version + 1 ? answer.version : version,
  })

/** Leads to the receipt of what was just done, or to the instruction where there is none yet. */
export function toReceipt({ id, receipts }: Instruction, seen: Instruction): Done {
  const issued = receipts.at(-1)
  const isNew = issued && seen.receipts.every(({ number }) => number !== issued.number)
  return { to: isNew ? `${addressOf(id)}?receipt=${issued.number}` : addressOf(id) }
}
