import type { InstructionItem } from '@portal/domain/instructions/contract'
import type { InstructionState } from '@portal/domain/moves/instruction-state'

/** What the life cycle asks of an instruction to say which moves it has. */
export const stateOf = ({
  status,
  validFrom,
}: Pick<InstructionItem, 'status' | 'validFrom'>): Pick<
  InstructionState,
  'status' | 'isStanding'
> => ({
  status,
  isStanding: validFrom !== null,
})
