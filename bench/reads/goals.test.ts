import { expect, it } from 'vitest'
import { missesOf, summaryOf } from './goals.ts'

const figures = {
  p50: 1,
  p99: 2,
  ratio: 0.6,
  p99OfFloor: 1.2,
  node: 1,
  postgres: 1,
  growth: 1,
  older: null,
}
const read = { id: 'listNotices', path: '/notices', variant: '', address: '', isList: true }
const other = { ...read, id: 'listMails' }

it('asks most of the pages that are opened first', () => {
  expect(missesOf(read, figures)).toEqual([])
  expect(missesOf(read, { ...figures, ratio: 0.5, p99OfFloor: 1.6 })).toEqual([
    '< 0.55',
    'p99 > 1.5 ×',
  ])
  for (const less of [other, { ...read, variant: 'status=draft' }]) {
    expect(missesOf(less, { ...figures, ratio: 0.5, p99OfFloor: 1.6 })).toEqual([])
    expect(missesOf(less, { ...figures, ratio: 0.39 })).toEqual(['< 0.4'])
  }
})

it('sees what grows with the database, and what is slower on the older one', () => {
  expect(missesOf(other, { ...figures, growth: 1.31, older: 1.21 })).toEqual(['grows', '16 slower'])
  expect(missesOf(other, { ...figures, growth: null })).toEqual([])
})

it('says of every goal whether it is hit, and of none that nobody was measured by', () => {
  const lines = [
    { read, figures },
    { read: other, figures: { ...figures, ratio: 0.3 } },
    { read: other, figures },
  ]
  expect(summaryOf(lines)).toEqual([
    expect.stringMatching(/^hit +1 of 1 .*0\.55 of the floor/u),
    expect.stringMatching(/^hit +1 of 1 .*p99/u),
    expect.stringMatching(/^miss +1 of 2 .*0\.4 of the floor \(median 0\.60\)/u),
    expect.stringMatching(/^hit +3 of 3 .*demonstration/u),
  ])
})
