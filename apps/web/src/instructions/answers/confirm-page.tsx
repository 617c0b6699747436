import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDespite } from './confirm-despite.tsx'
import { ConfirmTold } from './confirm-told.tsx'
import { instructionQuery } from '../queries.ts'
import type { OnInstruction } from '../binding/instruction-act.tsx'

/** Confirms what was told to the provider (§8.3), or holds on to an instruction in spite of a concern (§10.2). */
export function ConfirmPage(stepped: OnInstruction) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(stepped.id))
  // Once it is confirmed it stands elsewhere; the page stays the same until it is left.
  const [isTold] = useState(instruction.status !== 'suspended')
  return isTold ? <ConfirmTold {...stepped} /> : <ConfirmDespite {...stepped} />
}
