import { agreedBesides, annexesOf } from './annex-paragraphs.ts'
import { contractText } from './contract-text.ts'
import { dataCategoryWords } from './contract-words.ts'
import { ContractDataCategory } from './contract.ts'
import type { DraftedTerms } from './drafted.ts'
import { besides, type Fillings, fillingsOf, tickedOf } from './fillings.ts'
import { type Change, comparedLines, type Line } from './text-changes.ts'

/**
 * Of a paragraph: the contract's own words, or what the parties filled in. What is empty is struck, unless somebody may still
 * fill it in; one that is a line of its own is one of several.
 */
export type Piece =
  | { text: string; isLine?: boolean }
  | { field: string; filled: string | null; isStruck: boolean; isLine: boolean }

export type Paragraph = {
  kind:
    | 'title'
    | 'subtitle'
    | 'section'
    | 'subsection'
    | 'clause'
    | 'option'
    | 'item'
    | 'text'
    | 'annexes'
    | 'note'
    | 'signature'
  /** Of the first with this number: where a link to the clause leads, such as `8.3`. */
  anchor: string | null
  /** 1: belongs to the option or item above it. */
  level: 0 | 1
  /** Of an option: whether it was chosen; null where nobody has filled the contract in. */
  isTicked: boolean | null
  /** What the parties did not agree on: it is to be read, and does not hold. */
  isStruck: boolean
  /** What the shipped text has otherwise. */
  change: Change | null
  pieces: Piece[]
}

/**
 * A contract as it reads with what the parties filled in; with null, as it reads before. The text is the shipped one or a
 * version of the provider's own; what that one has dropped stands struck in its place.
 */
export function wordingOf(terms: DraftedTerms | null, text: string = contractText): Paragraph[] {
  const fillings = terms && fillingsOf(terms)
  const ticked = terms && tickedOf(terms)
  const anchors = new Set<string>()
  const anchorOf = ({ line, change }: Line) => {
    const number = /^§?(\d+(?:\.\d+)?) /u.exec(line)?.[1]
    if (number === undefined || change === 'removed' || anchors.has(number)) return null
    anchors.add(number)
    return number
  }
  const paragraphs = linesWith(terms, text).flatMap((each, index): Paragraph[] => {
    const { line, change } = each
    const { box, words } = partsOf(line)
    if (line === '{noPenalty}' && (fillings?.['noPenalty'] ?? null) === null) return []
    const isTicked = box === null || change === 'removed' ? null : (ticked?.has(box) ?? null)
    const isStruck =
      change === 'removed' ||
      isTicked === false ||
      (fillings?.['penalty'] === null && line.includes('{penalty}'))
    return [
      {
        kind: kindOf(line, index),
        anchor: anchorOf(each),
        level: box !== null && inner.test(box) ? 1 : 0,
        isTicked,
        isStruck,
        change,
        pieces: piecesOf(words, change === 'removed' ? null : fillings, isStruck),
      },
    ]
  })
  if (!terms || !fillings) return paragraphs
  return [...paragraphs, ...agreedBesides(terms), ...annexesOf(terms), ...signaturesOf(fillings)]
}

const inner = /^(?:officer|contact|besides\d+|[a-z]+(?:-[a-z]+)+)$/u

/** The box and the words of a line. */
function partsOf(line: string): { box: string | null; words: string } {
  const [, box = null, option = line] = /^\[([\w-]+)\] (.*)$/su.exec(line) ?? []
  return { box, words: option.replace(/^- /u, '') }
}

function piecesOf(words: string, fillings: Fillings | null, isStruck: boolean): Piece[] {
  return words.split(/(?=\{\w+\})|(?<=\})/u).flatMap((part): Piece[] => {
    const field = /^\{(\w+)\}$/u.exec(part)?.[1]
    if (field === undefined) return part === '' ? [] : [{ text: part }]
    const value = fillings?.[field] ?? null
    const isLine = Array.isArray(value)
    const all = [value].flat()
    return (all.length === 0 ? [null] : all).map((filled) => ({
      field,
      filled,
      isStruck: filled === null && fillings !== null && !isStruck,
      isLine,
    }))
  })
}

/** With the list of the kinds of data there are. */
function linesWith(terms: DraftedTerms | null, text: string): Line[] {
  const categories = [
    ...ContractDataCategory.options.map((each) => `[${each}] ${dataCategoryWords[each]}`),
    // What a client calls its data is filled in, and divides no line.
    ...(terms ? besides(terms) : []).map((_, place) => `[besides${place}] {besides${place}}`),
  ]
  return comparedLines(text).flatMap((each) =>
    each.line === '[categories]' ? categories.map((line) => ({ ...each, line })) : [each],
  )
}

function kindOf(line: string, index: number): Paragraph['kind'] {
  if (index === 0) return 'title'
  if (index === 1 && !line.includes('{')) return 'subtitle'
  if (line.startsWith('§')) return 'section'
  if (/^3\.[13] /u.test(line)) return 'subsection'
  if (/^\d+\.\d+ /u.test(line)) return 'clause'
  if (line.startsWith('- ')) return 'item'
  return partsOf(line).box === null ? 'text' : 'option'
}

const signaturesOf = (fillings: Fillings): Paragraph[] =>
  (['controller', 'processor'] as const).flatMap((side) =>
    [
      ['Ort, Datum: ', `${side}Signed`] as const,
      [
        `Name ${side === 'controller' ? 'Auftraggeber' : 'Auftragnehmer'}: `,
        `${side}SignedBy`,
      ] as const,
    ].map(([text, field]): Paragraph => ({
      kind: 'signature',
      anchor: null,
      level: 0,
      isTicked: null,
      isStruck: false,
      change: null,
      pieces: [
        { text },
        { field, filled: fillings[field] as string | null, isStruck: false, isLine: false },
      ],
    })),
  )
