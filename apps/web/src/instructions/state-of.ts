import type { InstructionItem } from '@portal/domain/instructions/contract'
import type { State } from '@portal/domain/instructions/machine'

/** What the life cycle asks of an instruction to say which moves it has. */
export const stateOf = ({
  status,
  validFrom,
}: Pick<InstructionItem, 'status' | 'validFrom'>): Pick<State, 'status' | 'isStanding'> => ({
  status,
  isStanding: validFrom !== null,
})
