import { expect, it } from 'vitest'
import { centsFrom, formatEuro } from './euro.ts'

it.each([
  ['120', 12_000],
  ['120,5', 12_050],
  ['120,50 €', 12_050],
  ['1.250,00', 125_000],
  ['1 250', 125_000],
  ['0,99', 99],
])('reads %s', (typed, cents) => {
  expect(centsFrom(typed)).toBe(cents)
})

it.each(['', 'viel', '12,345', '1.25', '-5', '12 Euro'])(
  'does not guess what „%s“ means',
  (typed) => {
    expect(centsFrom(typed)).toBeNull()
  },
)

it('writes an amount as it is written in the language of the page', () => {
  expect(formatEuro(112_050).replaceAll(/\s/gu, ' ')).toBe('1.120,50 €')
})
