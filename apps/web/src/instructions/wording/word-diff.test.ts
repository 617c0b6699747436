import { expect, it } from 'vitest'
import { diffWords } from './word-diff.ts'

const told = (before: string, after: string) =>
  diffWords(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : `${kind === 'added' ? '+' : '-'}[${text}]`))
    .join('')

it.each([
  ['Akte 4711 löschen', 'Akte 4711 löschen', 'Akte 4711 löschen'],
  ['Bitte löschen Sie sie.', 'Bitte sperren Sie sie.', 'Bitte -[löschen]+[sperren] Sie sie.'],
  ['Die Akte.', 'Die ganze Akte.', 'Die +[ganze ]Akte.'],
  ['Die ganze Akte.', 'Die Akte.', 'Die -[ganze ]Akte.'],
  ['', 'Neu.', '+[Neu.]'],
  ['in thera-pi.online.', 'in thera-pi.online bis 2036.', 'in thera-pi.online+[ bis 2036].'],
  ['eins eins', 'eins', 'eins-[ eins]'],
])('marks the words in which „%s“ and „%s“ differ', (before, after, marked) => {
  expect(told(before, after)).toBe(marked)
})

it('keeps both texts to the letter', () => {
  const [before, after] = ['a  b\n\nc d', 'a b\nc e  f']
  const pieces = diffWords(before, after)
  const without = (kind: string) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('')
  expect(without('removed')).toBe(after)
  expect(without('added')).toBe(before)
})

it('calls a long text rewritten instead of marking each line', () => {
  const text = (word: string) => Array.from({ length: 3000 }, (_, n) => `${word}${n}`).join(' ')
  expect(diffWords(text('a'), text('b')).map(({ kind }) => kind)).toEqual(['removed', 'added'])
})
