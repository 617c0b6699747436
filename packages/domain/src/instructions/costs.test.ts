import { expect, it } from 'vitest'
import { grossOf } from './costs.ts'

it.each([
  [12_000, 19, 14_280],
  [1, 19, 1],
  [3, 19, 4],
  [50, 7, 54],
  [12_345, 0, 12_345],
])('%i cents with %i %% are %i', (net, percent, gross) => {
  expect(grossOf(net, percent)).toBe(gross)
})
