import { diffArrays } from 'diff'
import { contractText } from './contract-text.ts'

/** How a paragraph stands to the shipped text; `removed`: only that has it. */
export type Change = 'changed' | 'added' | 'removed'

/** A line of the text of the one or the other; `was` is the shipped one in its place. */
export type Line = { line: string; change: Change | null; was: string | null }

const linesOf = (text: string): string[] => text.trim().split('\n')

/** The lines of a text beside those of another one, by default the shipped one, in the order in which they read. */
export function comparedLines(text: string, other: string = contractText): Line[] {
  const [[wasTitle = '', ...was], [title = '', ...is]] = [linesOf(other), linesOf(text)]
  const lines: Line[] = [
    { line: title, change: title === wasTitle ? null : 'changed', was: wasTitle },
  ]
  let [gone, come]: [string[], string[]] = [[], []]
  const close = () => {
    lines.push(...paired(gone, come))
    ;[gone, come] = [[], []]
  }
  for (const { value, added, removed } of diffArrays(was, is)) {
    if (removed) gone = [...gone, ...value]
    else if (added) come = [...come, ...value]
    else {
      close()
      lines.push(...value.map((line) => ({ line, change: null, was: line })))
    }
  }
  close()
  return lines
}

/** The paragraphs of the shipped text that a text has dropped. */
export const removedOf = (text: string): string[] =>
  comparedLines(text).flatMap(({ line, change }) => (change === 'removed' ? [line] : []))

const without = (line: string): Line => ({ line, change: 'removed', was: line })

function paired(gone: string[], come: string[]): Line[] {
  let next = 0
  const lines = come.flatMap((line): Line[] => {
    const place = gone.findIndex((was, i) => i >= next && areAlike(was, line))
    if (place === -1) return [{ line, change: 'added', was: null }]
    const dropped = gone.slice(next, place).map(without)
    next = place + 1
    return [...dropped, { line, change: 'changed', was: gone[place]! }]
  })
  return [...lines, ...gone.slice(next).map(without)]
}

/** Whether the one is the other reworded: half of their words are the same, or they have the same number. */
function areAlike(one: string, other: string): boolean {
  const [ours, theirs] = [wordsOf(one), wordsOf(other)]
  if (numberOf(one) !== undefined && numberOf(one) === numberOf(other)) return true
  const shared = ours.intersection(theirs).size
  return shared * 2 >= Math.max(1, ours.size + theirs.size) / 2
}

const numberOf = (line: string) => /^§?\d+(?:\.\d+)? /u.exec(line)?.[0]
const wordsOf = (line: string) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu))
