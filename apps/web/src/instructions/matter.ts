import { msg } from '@lingui/core/macro'
import type { MessageDescriptor } from '@lingui/core'
import type { InstructionItem } from '@portal/domain/instructions/contract'
import { isMutual, proposerOf } from '@portal/domain/instructions/kinds'
import { saidOfChange } from '@portal/domain/moves/of-change'
import { instructionKindWords } from './words.ts'

type Matter = Pick<InstructionItem, 'kind' | 'proposedBy' | 'submittedAt' | 'channel'>

/** Nobody orders it: it is proposed, and agreed or not (§8.2). */
export const isChange = (matter: Matter): boolean => proposerOf(matter) !== null

/** What is said of an instruction, as it is said of this one. No names in it: they are left as they are. */
export const saidOf =
  (matter: Matter) =>
  (text: string): string =>
    isChange(matter) ? saidOfChange(text) : text

/** All of these words that are text, as they are said of this one. */
export const allSaidOf = <Words extends object>(matter: Matter, words: Words): Words => {
  const said = saidOf(matter)
  const entries = Object.entries(words).map(([name, word]) => [
    name,
    typeof word === 'string' ? said(word) : word,
  ])
  // Texts become texts, and all else stays.
  return Object.fromEntries(entries) as Words
}

/** What it rests on by itself. */
export const clauseOfMatter = (matter: Matter): string => (isChange(matter) ? '§ 8.2' : '§ 8.3')

const ordered = msg`Verarbeitung ändern`

/** Its kind; a change that was ordered before such were proposed is called what it was. */
export const kindWordOf = (matter: Matter): MessageDescriptor =>
  isMutual(matter.kind) && !isChange(matter) ? ordered : instructionKindWords[matter.kind]
