import { Trans } from '@lingui/react/macro'
import { at, type pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { MoveType } from '@portal/domain/instructions/machine'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Binding, Stepped } from '../../binding/binding.ts'
import { BindingPage } from '../../binding/binding-page.tsx'
import type { FormOf } from '../../platform/form/form.ts'
import { useIsAttaching } from '../papers/use-attaching.ts'
import { instructionQuery } from '../queries.ts'
import { onInstruction, ownFile, addressOf, toReceipt } from './on-instruction.ts'
import { InstructionChanged } from './instruction-changed.tsx'

/** What a route hands to a binding act on an instruction. */
export type OnInstruction = Stepped & { id: string }

type Given<S extends z.ZodType> = Omit<
  Binding<Instruction, S, Pick<Instruction, 'version'>, Instruction>,
  | keyof ReturnType<typeof onInstruction>
  | 'at'
  | 'back'
  | 'done'
  | 'draft'
  | 'ends'
  | 'go'
  | 'home'
  | 'isBlocked'
  | 'renderChanged'
  | 'renderFields'
> & {
  move: MoveType
  page: (typeof pages.instructions)[keyof typeof pages.instructions]
  renderFields: (of: {
    form: FormOf<S>
    record: Instruction
    /** Takes what the person's own file has made of the instruction. */
    onOwn: (answer: Instruction) => void
  }) => ReactNode
}

/** A binding act of the client on an instruction; at its end stands a receipt. */
export function InstructionAct<S extends z.ZodType>({
  id,
  move,
  page,
  renderFields,
  ...act
}: OnInstruction & Given<S>) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  return (
    <BindingPage
      {...act}
      {...onInstruction(instruction, move, 'client')}
      at={at(page, { id })}
      home={addressOf(id)}
      back={
        <a href={addressOf(id)}>
          <Trans>Zurück zur Weisung</Trans>
        </a>
      }
      ends="receipt"
      draft={`${move} ${id}`}
      isBlocked={useIsAttaching(id)}
      renderFields={({ follow, ...of }) =>
        renderFields({ ...of, onOwn: (answer) => follow(ownFile(answer)) })
      }
      renderChanged={InstructionChanged}
      done={toReceipt}
    />
  )
}
