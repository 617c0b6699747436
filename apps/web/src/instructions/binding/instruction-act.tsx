import { Trans } from '@lingui/react/macro'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { BindingMoveName } from '@portal/domain/moves/instruction'
import { clauseOfAct, type ProvenActName } from '@portal/domain/moves/life-cycles'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { Binding, Stepped } from '../../binding/binding.ts'
import { BindingPage } from '../../binding/binding-page.tsx'
import { challengeOfInput } from '../../binding/challenge.ts'
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
  | 'challenge'
  | 'clause'
  | 'done'
  | 'draft'
  | 'ends'
  | 'go'
  | 'home'
  | 'isBlocked'
  | 'renderChanged'
  | 'renderFields'
> & {
  move: BindingMoveName & keyof typeof pages.instructions
  /** What its receipt proves; of acts on one page that rest on the same clause, any. */
  act: ProvenActName
  /** Where it is not what was typed that a second factor confirms. */
  challenge?: Binding<Instruction, S, Pick<Instruction, 'version'>, Instruction>['challenge']
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
  act,
  // What was typed is an object in every act's schema.
  challenge = ({ id: subject }, input) => challengeOfInput(act, subject, input as object),
  renderFields,
  ...page
}: OnInstruction & Given<S>) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  return (
    <BindingPage
      {...page}
      {...onInstruction(instruction, move, 'client')}
      at={at(pages.instructions[move], { id })}
      clause={clauseOfAct[act]}
      challenge={challenge}
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
