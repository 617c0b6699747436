import { useEffect, useState } from 'react'
import { draftOf, forgetDraft, keepDraft } from '../../platform/form/drafts.ts'

/**
 * What somebody started from when they began to change something: with it a colleague's change is noticed after any
 * pause. The kept one belongs to kept input; without any, what is stored now is where one starts.
 */
export function useBase<B extends object>(draft: string, stored: B) {
  const name = `${draft} Grundlage`
  const [base, setBase] = useState<B>(() => {
    const kept = draftOf(draft) && draftOf(name)
    // Only this hook writes under this name.
    return kept ? (kept as B) : stored
  })
  useEffect(() => keepDraft(name, base), [name, base])
  return { base, setBase, forget: () => forgetDraft(name) }
}
