import { ChangeInstruction, type Instruction } from '@portal/domain/instructions/contract'

/** The instruction with the wording that waits for its second signature. */
export function asPresented(instruction: Instruction): Instruction {
  const amendment = ChangeInstruction.parse(instruction.presented?.amendment ?? {})
  const given = Object.entries(amendment).filter(([, value]) => value !== undefined)
  // Each of them is a field of the wording, with the value the contract gives it.
  return { ...instruction, ...(Object.fromEntries(given) as Partial<Instruction>) }
}
