import { useLingui } from '@lingui/react/macro'
import type { Side } from '@portal/domain/access'
import { at, pages } from '@portal/domain/addresses'
import type { Instruction } from '@portal/domain/instructions/contract'
import type { BindingMoveName } from '@portal/domain/moves/instruction'
import { type ActName, clauseOfAct, type ProvenActName } from '@portal/domain/moves/life-cycles'
import { declarationOf } from '@portal/domain/instructions/declaration'
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
import { allSaidOf, saidOf } from '../matter.ts'
import { concernedBy } from './concerned.ts'
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
  | 'concerned'
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
  /** Whose act it is. */
  mover?: Side
  /** What its receipt proves; of acts on one page that rest on the same clause, any. */
  act: ProvenActName & ActName
  /** Where it depends on what was typed which act it is. */
  actOf?: (input: z.output<S>) => ProvenActName & ActName
  /** What the person adds to what is before them, as it is sent; unless it is what was typed. */
  declares?: (seen: Instruction, input: z.output<S>) => object
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
  mover = 'client',
  act,
  actOf = () => act,
  // What was typed is an object in every act's schema.
  declares = (_, input) => input as object,
  renderFields,
  words,
  ...page
}: OnInstruction & Given<S>) {
  const { t } = useLingui()
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  return (
    <BindingPage
      {...page}
      {...onInstruction(instruction, move, mover)}
      at={at(pages.instructions[move], { id })}
      words={(seen) => allSaidOf(seen, words(seen))}
      clause={clauseOfAct[act]}
      concerned={concernedBy}
      // Of what is on the screen, not of what the server says of it: the passkey signs what was read.
      challenge={(seen, input) =>
        challengeOfInput(actOf(input), id, declarationOf(seen, declares(seen, input)))
      }
      home={addressOf(id)}
      back={<a href={addressOf(id)}>{saidOf(instruction)(t`Zurück zur Weisung`)}</a>}
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
