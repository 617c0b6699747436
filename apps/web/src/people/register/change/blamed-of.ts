import { ruleOf } from '../../rule-of.ts'

/** The field of an entry that a refusal is about: the chosen member rather than the entry. */
export const blamedOf = (refusal: Error): 'userId' | null =>
  ['viewer-instructs', 'already-registered'].includes(ruleOf(refusal) ?? '') ? 'userId' : null
