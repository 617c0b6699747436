import type { Instruction } from '@portal/domain/instructions/contract'
import { type MoveType, movesOf } from '@portal/domain/instructions/machine'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'
import { useForm, type Values } from '../../platform/form/form.ts'
import { isOvertaken } from '../../binding/is-overtaken.ts'
import { instructionQuery } from '../queries.ts'
import { stateOf } from '../state-of.ts'

/** What a route hands to a binding act. The step is in the address: „back“ leads from the review to the form. */
export type Stepped = { id: string; step: string | null; go: (to: string) => void }

/**
 * The steps of a binding act on an instruction: form, review of exactly what will be sent, receipt. It is done to the
 * state the person saw; what was typed stays kept until it is done.
 */
export function useBinding<S extends z.ZodType>(
  { id, step, go }: Stepped,
  {
    move,
    path,
    schema,
    blank,
  }: {
    move: MoveType
    /** The last part of the page's address. */
    path: string
    schema: S
    blank: (instruction: Instruction) => Values<S>
  },
) {
  const { data: instruction } = useSuspenseQuery(instructionQuery(id))
  const [seen, setSeen] = useState(instruction)
  const [isSent, setSent] = useState(false)
  const [initial] = useState(() => blank(instruction))
  const [input, setInput] = useState<z.output<S> | null>(null)
  const draft = `${move} ${id}`
  const form = useForm(schema, { ...initial, ...draftOf(draft) })
  const hasInput = JSON.stringify(form.values) !== JSON.stringify(initial)
  useEffect(() => {
    if (hasInput && !isSent) keepDraft(draft, form.values)
  }, [draft, hasInput, isSent, form.values])

  const isPossible = movesOf(stateOf(instruction), 'client').includes(move)
  const isChanged = !isSent && (!isPossible || instruction.version > seen.version)
  const at = `/weisungen/${id}/${path}`
  return {
    instruction,
    seen,
    form,
    hasInput,
    /** The way this act needs is still open. */
    isPossible: isPossible || isSent,
    isChanged,
    /** What is reviewed now; null while the form is open. */
    reviewed: step === 'review' && !isChanged ? input : null,
    at,
    review: (checked: z.output<S>) => {
      setInput(checked)
      go(`${at}?step=review`)
    },
    /** Their own file is no surprise, unless it follows on something they have not seen. */
    onOwn: (answer: Instruction) =>
      setSeen((now) => (answer.version === now.version + 1 ? answer : now)),
    onSeen: () => {
      setSeen(instruction)
      setInput(null)
    },
    onRefused: (error: Error) => {
      if (isOvertaken(error)) setInput(null)
    },
    /** Leads to the receipt of the act, or to the instruction where there is none yet. */
    done: ({ receipts }: Instruction) => {
      setSent(true)
      forgetDraft(draft)
      const issued = receipts.at(-1)
      const isNew = issued && seen.receipts.every(({ number }) => number !== issued.number)
      go(isNew ? `/weisungen/${id}?receipt=${issued.number}` : `/weisungen/${id}`)
    },
  }
}
