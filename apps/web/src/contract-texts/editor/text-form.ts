import { contractText } from '@portal/domain/agreements/contract-text'
import { comparedLines } from '@portal/domain/agreements/text-changes'
import { mostOfText, PublishContractText } from '@portal/domain/contract-texts/contract'
import { z } from 'zod'

const { lines, note } = PublishContractText.shape

/** The text is one value, a line for each paragraph; an empty one is none. */
export const TextForm = z.strictObject({
  text: z
    .string()
    .max(mostOfText + 10_000)
    .transform((typed) => typed.split('\n').map((each) => each.trim()))
    .transform((each) => each.filter(Boolean))
    .pipe(lines),
  note,
})

/** A paragraph that stands, by its place; or one of the shipped text that would stand before that place. */
export type Row = {
  line: string
  at: number
  change: 'changed' | 'added' | 'removed' | null
  was: string | null
}

/** The paragraphs as they are edited, with those of the shipped text that are gone. */
export function rowsOf(text: string): Row[] {
  let at = 0
  return comparedLines(text, contractText).map(({ line, change, was }) => ({
    line,
    at: change === 'removed' ? at : at++,
    change,
    was,
  }))
}

/** Puts lines in the place of so many from one on. */
export const spliced = (text: string, at: number, gone: number, ...come: string[]): string =>
  text
    .split('\n')
    .toSpliced(at, gone, ...come)
    .join('\n')
