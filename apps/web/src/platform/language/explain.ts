import type { Fault } from '@portal/domain/fault'
import { nameOf } from '@portal/domain/fault-name'
import { faultOf } from '../http/fault-of.ts'
import { addIssueWords, explainIssue, type IssueWords } from './explain-issue.ts'
import { type FaultWords, generalFaultWords, notLoadedWord } from './fault-words.ts'
import { say } from './i18n.ts'
import { SaidError } from './said-error.ts'

/** What remains for the features to say. */
export type FeatureFaultWords = Omit<FaultWords, keyof typeof generalFaultWords | 'invalid'>

let words: Partial<FaultWords> = generalFaultWords

/** From here on faults and issues of the features have their words too. */
export function explainWith(faults: Partial<FeatureFaultWords>, issues: IssueWords): void {
  words = { ...words, ...faults }
  addIssueWords(issues)
}

/** What went wrong and what to do, for a person. */
export function explain(error: unknown): string {
  if (error instanceof SaidError) return say(error.word)
  if (error instanceof Error && notLoaded.test(error.message)) return say(notLoadedWord)
  return explainFault(faultOf(error) ?? { code: 'internal' })
}

/** What Chromium, Firefox, Safari and the build say of code that did not come. */
const notLoaded =
  /dynamically imported module|importing a module script failed|unable to preload css/iu

function explainFault(fault: Fault): string {
  if (fault.code === 'invalid') return [...new Set(fault.issues.map(explainIssue))].join(' ')
  // The word under a fault's name takes faults of that name.
  const named = words as Record<string, FaultWords['internal'] | undefined>
  const word = named[nameOf(fault)] ?? generalFaultWords.internal
  const said = typeof word === 'function' ? (word as (it: Fault) => string)(fault) : word
  return typeof said === 'string' ? said : say(said)
}
