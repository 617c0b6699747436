import { expect, it } from 'vitest'
import { contractText } from './contract-text.ts'
import type { DraftedTerms } from './drafted.ts'
import { defaultTerms } from './recording.ts'
import { wordingOf } from './wording.ts'

const party = {
  name: 'Praxis Linde',
  address: { street: 'Weg 1', postalCode: '94032', city: 'Passau', country: 'DE' },
}
const terms: DraftedTerms = {
  ...defaultTerms,
  controller: party,
  processor: party,
  startsOn: null,
  endsOn: '2030-12-31',
  dataCategories: ['master-data'],
  subprocessors: [],
  measures: [],
}
const ticked = (of: DraftedTerms) =>
  wordingOf(of)
    .filter(({ isTicked }) => isTicked)
    .map(({ pieces }) =>
      pieces.map((piece) => ('text' in piece ? piece.text : piece.filled)).join(''),
    )

it('ticks no box of the contract for data that its client calls by the name of one', () => {
  const boxes = [...contractText.matchAll(/^\[(\w+)\] /gmu)].map(([, name = '']) => name)
  expect(boxes).toContain('unlimited')
  const before = ticked(terms)
  for (const box of boxes)
    expect([box, ticked({ ...terms, dataCategories: ['master-data', box] })]).toEqual([
      box,
      expect.arrayContaining([...before, `„${box}“`]),
    ])
  const lengths = boxes.map(
    (box) => ticked({ ...terms, dataCategories: ['master-data', box] }).length,
  )
  expect(new Set(lengths)).toEqual(new Set([before.length + 1]))
})
