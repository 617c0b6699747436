import { expect, it } from 'vitest'
import { canonicalJson } from './canonical-json.ts'

it('writes the same value in the same way, however its keys were set', () => {
  expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x' })).toBe(
    '{"a":"x","b":[1,{"c":true,"d":null}]}',
  )
  expect(canonicalJson({ a: 'x', b: [1, { c: true, d: null }] })).toBe(
    '{"a":"x","b":[1,{"c":true,"d":null}]}',
  )
})

it('sorts, escapes and counts as the examples of RFC 8785', () => {
  const keys = {
    '\u20ac': 1,
    '\r': 2,
    '\ufb33': 3,
    '1': 4,
    '\u{1f600}': 5,
    '\u0080': 6,
    '\u00f6': 7,
  }
  expect(canonicalJson(keys)).toBe(
    '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\u{1f600}":5,"\ufb33":3}',
  )
  expect(
    canonicalJson([
      Number('333333333.33333329'),
      1e30,
      4.5,
      2e-3,
      0.000000000000000000000000001,
      -0,
    ]),
  ).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe('"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/"')
})

it.each([
  ['undefined', undefined],
  ['a missing member', { a: undefined }],
  ['a hole in a list', Array(2)],
  ['not a number', [Number.NaN]],
  ['infinity', Infinity],
  ['a function', { a: () => 1 }],
  ['a symbol', Symbol('a')],
  ['a big integer', 1n],
  ['a date', { at: new Date(0) }],
  ['a map', new Map()],
  ['half a character', '\ud83d'],
  ['half a character in a key', { '\ude00': 1 }],
])('refuses %s', (_, value) => expect(() => canonicalJson(value)).toThrow(TypeError))

it('says where the refused value is', () => {
  expect(() => canonicalJson({ a: [{ b: undefined }] })).toThrow('/a/0/b')
})
