import { t } from '@lingui/core/macro'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { Concerned } from '../../binding/about.tsx'
import { saidOf } from '../matter.ts'

/** Whose instruction it is, and which. */
export const concernedBy = (instruction: Instruction): Concerned => {
  const { clientName, number, title } = instruction
  return [
    [t`Auftraggeber`, clientName],
    [saidOf(instruction)(t`Weisung`), [number, title].filter(Boolean).join(', ')],
  ]
}
