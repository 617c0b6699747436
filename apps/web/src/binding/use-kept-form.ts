import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { isSame, merged } from '../platform/form/differences.ts'
import { draftOf, forgetDraft, keepDraft } from '../platform/form/drafts.ts'
import { useForm, type Values } from '../platform/form/form.ts'

/** What somebody started from: what they saw of the record, and what the form held before they typed. */
export type Begun<S extends z.ZodType, B> = { basis: B; values: Values<S> }

/**
 * A form that keeps what was typed until it is done, with what it started from: neither a refusal nor the end of the
 * session loses it, and what somebody else changed meanwhile is noticed after any pause.
 */
export function useKeptForm<S extends z.ZodType, B>(
  name: string,
  schema: S,
  start: () => Begun<S, B>,
) {
  const [kept] = useState(() => keptUnder<S, B>(name))
  const [begun, setBegun] = useState(() => kept?.begun ?? start())
  const [isRestored, setRestored] = useState(kept !== null)
  const form = useForm(schema, { ...begun.values, ...kept?.values })
  const { values } = form
  const hasInput = !isSame(values, begun.values)
  useEffect(() => {
    if (hasInput) keepInput(name, begun, values)
    else forgetDraft(name)
  }, [name, hasInput, begun, values])

  return {
    form,
    begun,
    hasInput,
    /** It began with what was typed before. */
    isRestored,
    setBegun,
    /** Goes on from here with everything that was typed. */
    rebase: (now: Begun<S, B>) => {
      form.set(merged(begun.values, now.values, values))
      setBegun(now)
    },
    /** Goes on from here without it. */
    restart: (now: Begun<S, B>) => {
      form.set(now.values)
      setBegun(now)
      setRestored(false)
    },
    forget: () => forgetDraft(name),
  }
}

/** Puts what was typed where the form of this name finds it. */
export const keepInput = <S extends z.ZodType, B>(
  name: string,
  begun: Begun<S, B>,
  values: Values<S>,
): void => keepDraft(name, { begun, values })

/** Only `keepInput` writes the names of such forms. */
function keptUnder<S extends z.ZodType, B>(name: string) {
  const kept = draftOf(name)
  return kept && 'begun' in kept ? (kept as { begun: Begun<S, B>; values: Values<S> }) : null
}
