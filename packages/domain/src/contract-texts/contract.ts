import { z } from 'zod'
import { line, prose } from '../text.ts'
import { Instant } from '../time.ts'

/** The first version is the shipped text; the others are the provider's own. */
export const shippedVersion = 1

export const ContractText = z.object({
  version: z.int(),
  /** Of the first: when an owner took it as it is; null: nobody has. */
  at: Instant.nullable(),
  byName: z.string().nullable(),
  /** Why it was made. */
  note: z.string().nullable(),
})
export type ContractText = z.output<typeof ContractText>

const Words = z.object({ kind: z.enum(['same', 'added', 'removed']), text: z.string() })

/** A paragraph beside the one of the shipped text in its place. */
const ComparedParagraph = z.object({
  line: z.string(),
  change: z.enum(['changed', 'added', 'removed']).nullable(),
  /** Of a changed one: which words. */
  words: z.array(Words).nullable(),
})

export const ContractTextDetail = ContractText.extend({
  /** A paragraph each. */
  lines: z.array(z.string()),
  /** With the shipped text, in the order in which both read. */
  compared: z.array(ComparedParagraph),
})
export type ContractTextDetail = z.output<typeof ContractTextDetail>

const mostLines = 500
export const mostOfLine = 8_000
export const mostOfText = 100_000

/** A new version: its paragraphs, and why. */
export const PublishContractText = z.strictObject({
  lines: z
    .array(line(mostOfLine))
    .min(1)
    .max(mostLines)
    .refine((lines) => lines.reduce((sum, { length }) => sum + length, 0) <= mostOfText, {
      error: 'is too long altogether',
      params: { rule: 'too-big' },
    }),
  note: prose(1_000),
})
export type PublishContractText = z.output<typeof PublishContractText>
