import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import { isSame } from '../platform/form/differences.ts'
import type { Values } from '../platform/form/form.ts'
import { announce } from '../ui/basics/live-region.tsx'
import { useKeptForm } from './use-kept-form.ts'

/** Where the person is when it is done, and what is said in passing. */
export type Done = { to: string; said?: string }

/** What an act is about, `R`; what of it the person saw, `B`; what goes with the input, `X`: a second factor, or nothing. */
export type Act<R, S extends z.ZodType, B extends object, X, T> = {
  /** As it is stored now; null where there is none yet. */
  record: R
  go: (to: string) => void
  /** The name under which what was typed is kept. */
  draft: string
  schema: S
  /** What the form begins with. */
  blank: (record: R) => Values<S>
  /** What of the record the person decides about: when it changes under their eyes, they see that first. */
  basis: (record: R) => B
  /** Whether it is another one than they saw; if not said, whether anything of the basis differs. */
  isOther?: (seen: B, now: B) => boolean
  isPossible?: (record: R) => boolean
  send: (seen: R, input: z.output<S>, extra: X) => Promise<T>
  /** Null where the page becomes another by itself. */
  done: (answer: T, seen: R) => Done | null
  onRefused?: (error: Error) => void
}

const differ = (seen: object, now: object) => !isSame(seen, now)
const always = () => true

/**
 * One act on one record, from the form to the answer, for exactly the state the person saw. It keeps what was typed,
 * notices what somebody else changed, and holds still while it is under way.
 */
export function useAct<R, S extends z.ZodType, B extends object, X, T>({
  record: stored,
  go,
  draft,
  schema,
  blank,
  basis,
  isOther = differ,
  isPossible = always,
  send,
  done,
  onRefused,
}: Act<R, S, B, X, T>) {
  const startFrom = (record: R) => ({ basis: basis(record), values: blank(record) })
  const kept = useKeptForm(draft, schema, () => startFrom(stored))
  const { form, begun } = kept
  const [prepared, setPrepared] = useState<{ from: Values<S>; input: z.output<S> } | null>(null)
  const sending = useMutation({
    mutationFn: async ({ seen, input, give }: Sent<R, S, X>) => send(seen, input, await give()),
    onSuccess: (answer, { seen }) => {
      kept.forget()
      const next = done(answer, seen)
      if (next) go(next.to)
      if (next?.said) announce(next.said)
    },
    onError: (error) => onRefused?.(error),
  })
  const isUnderWay = sending.isPending || sending.isSuccess
  // Whatever comes in meanwhile: what is under way is about what was seen.
  const record = isUnderWay ? sending.variables.seen : stored
  const isChanged = !isUnderWay && isOther(begun.basis, basis(stored))
  const isOpen = isUnderWay || isPossible(stored)

  return {
    record,
    /** What the person saw of it when they began. */
    before: begun.basis,
    form,
    hasInput: kept.hasInput,
    isRestored: kept.isRestored,
    isOpen,
    isChanged,
    /** What would be sent; null while it is still to be written, or to be looked at anew. */
    ready: prepared?.from === form.values && isOpen && !isChanged ? prepared.input : null,
    prepare: (input: z.output<S>) => {
      setPrepared({ from: form.values, input })
      sending.reset()
    },
    withdraw: () => setPrepared(null),
    /** What the person's own doing has made of the record is no surprise to them. */
    follow: (change: (seen: B) => B) =>
      kept.setBegun((now) => ({ ...now, basis: change(now.basis) })),
    /** Both change what the form holds, so that it is reviewed anew. */
    onSeen: () => kept.rebase(startFrom(stored)),
    onTakeStored: () => kept.restart(startFrom(stored)),
    send: (input: z.output<S>, give: () => Promise<X>) =>
      sending.mutate({ seen: stored, input, give }),
    /** Until the page leaves: nothing is sent twice. */
    isPending: isUnderWay,
    error: sending.error,
  }
}

type Sent<R, S extends z.ZodType, X> = {
  seen: R
  input: z.output<S>
  give: () => Promise<X>
}

/** As `useAct` hands it to the page. */
export type Acting<R, S extends z.ZodType, B extends object, X, T> = ReturnType<
  typeof useAct<R, S, B, X, T>
>
