export type Piece = { kind: 'same' | 'added' | 'removed'; text: string }

/** Beyond this many comparisons a text counts as rewritten: nobody reads marks in every line. */
const limit = 4_000_000

/** What leads from one text to another, word by word; the pieces without the removed ones are the new text to the letter. */
export function diffWords(before: string, after: string): Piece[] {
  const [old, now] = [wordsOf(before), wordsOf(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++
  const pieces = between(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return joined([
    ...old.slice(0, start).map(same),
    ...pieces,
    ...old.slice(old.length - end).map(same),
  ])
}

/** Words, blanks and punctuation, each on its own: a full stop more does not change the word before it. */
const wordsOf = (text: string) => text.match(/\s+|[\p{L}\p{M}\p{N}]+|./gu) ?? []
const same = (text: string): Piece => ({ kind: 'same', text })
const removed = (text: string): Piece => ({ kind: 'removed', text })
const added = (text: string): Piece => ({ kind: 'added', text })

/** By the longest common subsequence. */
function between(old: string[], now: string[]): Piece[] {
  if (old.length * now.length > limit) return [...old.map(removed), ...now.map(added)]
  const width = now.length + 1
  const longest = new Uint16Array((old.length + 1) * width)
  const at = (i: number, j: number) => longest[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      longest[i * width + j] =
        old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    const [gone = '', come = ''] = [old[i], now[j]]
    if (i < old.length && gone === come) {
      pieces.push(same(gone))
      i++
      j++
    } else if (j >= now.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      pieces.push(removed(gone))
      i++
    } else {
      pieces.push(added(come))
      j++
    }
  }
  return pieces
}

/** Neighbours of one kind become one piece; blanks between two changes belong to them. */
function joined(pieces: Piece[]): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last?.kind === piece.kind) last.text += piece.text
    else result.push({ ...piece })
  }
  return result
}
