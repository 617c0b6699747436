import type { Locale } from '@portal/domain/accounts/contract'
import type { Fault, FaultCode, FaultOf } from '@portal/domain/fault'

export type Text = Record<Locale, string>

/** `title`: the same for every occurrence. `detail`: one sentence for a person, what happened and what to do. */
type Words<Of extends Fault> = { title: Text; detail: Text | ((fault: Of) => Text) }

/** The words for everything that is refused on purpose: each feature brings its own, and a fault without any does not compile. */
export type ProblemTexts = { [Code in FaultCode]: Words<FaultOf<Code>> }

export function wordsOf(texts: ProblemTexts, fault: Fault, locale: Locale) {
  // What stands beside a code takes the faults of that code; the type of a table cannot say so for all at once.
  const { title, detail } = texts[fault.code] as Words<Fault>
  return {
    title: title[locale],
    detail: (typeof detail === 'function' ? detail(fault) : detail)[locale],
  }
}
