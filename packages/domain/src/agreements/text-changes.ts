import { diffArrays, diffWordsWithSpace } from 'diff'
import { contractText } from './contract-text.ts'

/** How a paragraph stands to the shipped text; `removed`: only that has it. */
export type Change = 'changed' | 'added' | 'removed'

/** A line of the text of the one or the other; `was` is the shipped one in its place. */
export type Line = { line: string; change: Change | null; was: string | null }

export const linesOf = (text: string): string[] => text.trim().split('\n')

const most = 8
/** Texts stay as they were published: what was compared is not compared again. */
const known = new Map<string, Line[]>()

/** The lines of a text beside those of another one, by default the shipped one, in the order in which they read. */
export function comparedLines(text: string, other: string = contractText): Line[] {
  const key = `${text}\0${other}`
  const lines = known.get(key) ?? compared(text, other)
  known.delete(key)
  known.set(key, lines)
  if (known.size > most) known.delete(known.keys().next().value ?? key)
  return lines
}

function compared(text: string, other: string): Line[] {
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

/** Which words make the one line the other. */
export const changedWords = (was: string, line: string) =>
  diffWordsWithSpace(was, line).map(({ value, added, removed }) => ({
    kind: added ? ('added' as const) : removed ? ('removed' as const) : ('same' as const),
    text: value,
  }))

const without = (line: string): Line => ({ line, change: 'removed', was: line })

function paired(gone: string[], come: string[]): Line[] {
  // One for one is the same paragraph, whatever became of it.
  const isOne = gone.length === 1 && come.length === 1
  let next = 0
  const lines = come.flatMap((line): Line[] => {
    const place = isOne ? 0 : gone.findIndex((was, i) => i >= next && areAlike(was, line))
    if (place === -1) return [{ line, change: 'added', was: null }]
    const dropped = gone.slice(next, place).map(without)
    next = place + 1
    return [...dropped, { line, change: 'changed', was: gone[place]! }]
  })
  return [...lines, ...gone.slice(next).map(without)]
}

/** Whether the one is the other reworded: half of their words are the same, or they have the same number. */
function areAlike(one: string, other: string): boolean {
  if (numberOf(one) !== undefined && numberOf(one) === numberOf(other)) return true
  const [ours, theirs] = [wordsOf(one), wordsOf(other)]
  const shared = ours.intersection(theirs).size
  return shared * 2 >= Math.max(1, ours.size + theirs.size) / 2
}

const numberOf = (line: string) => /^§?\d+(?:\.\d+)? /u.exec(line)?.[0]
const wordsOf = (line: string) => new Set(line.toLowerCase().match(/[\p{L}\p{N}]+/gu))
