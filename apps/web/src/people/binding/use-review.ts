import { useEffect, useState } from 'react'
import { forgetDraft, keepDraft } from '../../platform/form/drafts.ts'

/** What a route hands to an act in two steps. The step is in the address: „back“ leads from the review to the form. */
export type Stepped = { step: string | null; go: (to: string) => void }

/**
 * Form, then review of exactly what will be sent. What was typed stays kept until the act is done: neither a refusal
 * nor the end of the session loses it.
 */
export function useReview<T>(
  { step, go }: Stepped,
  at: string,
  draft: string,
  { values, isPending }: { values: object; isPending: boolean },
) {
  const [input, setInput] = useState<T | null>(null)
  const reviewed = step === 'review' ? input : null
  const isReview = reviewed !== null
  // A form forgets its draft once it was submitted; here that is only half of the way.
  useEffect(() => {
    if (isReview && !isPending) keepDraft(draft, values)
  }, [isReview, isPending, draft, values])
  return {
    reviewed,
    review: (checked: T) => {
      setInput(checked)
      go(`${at}?step=review`)
    },
    /** The input is no longer what would be sent. */
    withdraw: () => setInput(null),
    done: (to: string) => {
      forgetDraft(draft)
      go(to)
    },
  }
}
