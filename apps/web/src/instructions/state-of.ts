import type { Instruction } from '@portal/domain/instructions/contract'
import { proposerOf } from '@portal/domain/instructions/kinds'
import type { InstructionState } from '@portal/domain/moves/instruction-state'

/** What the life cycle asks of an instruction to say which moves it has; a first signature is shown to its own side alone. */
export const stateOf = (instruction: Instruction): InstructionState => ({
  ...instruction,
  proposedBy: proposerOf(instruction),
  isStanding: instruction.validFrom !== null,
  isPresented: instruction.presented !== null && instruction.status !== 'awaiting_countersignature',
})
