import { describe, expect, it } from 'vitest'
import { NewPassword, TotpCode } from './accounts/contract.ts'
import { line, prose } from './text.ts'

const ok = (schema: { safeParse: (text: unknown) => { success: boolean } }, text: unknown) =>
  schema.safeParse(text).success

describe('a text somebody typed', () => {
  it('is kept to the letter, line breaks and blanks included', () => {
    const text = '  Erste Zeile\r\n\tzweite – „so“ 😀  '
    expect(prose(100).parse(text)).toBe(text)
  })

  it.each([
    ['nothing', ''],
    ['blanks', ' \n\t '],
    ['a NUL', 'a\u0000'],
    ['an escape', 'a\u001b[0m'],
    ['a right-to-left override', 'a\u202eb'],
    ['an isolate', 'a\u2066b'],
    ['one letter too many', 'x'.repeat(101)],
    ['a number', 7],
  ])('is refused when it is %s', (_, text) => {
    expect(ok(prose(100), text)).toBe(false)
  })

  it('has no line break where one line is asked for, and is trimmed', () => {
    expect(line(10).parse('  Titel ')).toBe('Titel')
    expect(ok(line(10), 'a\nb')).toBe(false)
  })
})

describe('a new password', () => {
  it.each([
    ['eleven letters', 'a'.repeat(11), false],
    ['twelve letters', 'a'.repeat(12), true],
    ['twelve emoji', '😀'.repeat(12), true],
    ['eleven letters that are twelve before composition', `${'a'.repeat(10)}e\u0301`, false],
    ['256 letters', 'a'.repeat(256), true],
    ['257 letters', 'a'.repeat(257), false],
    ['a sentence with blanks', 'drei Worte und mehr', true],
  ])('of %s', (_, password, accepted) => {
    expect(ok(NewPassword, password)).toBe(accepted)
  })
})

it.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  [' 000 001 ', '000001'],
])('reads the code %j as apps print it', (typed, code) => {
  expect(TotpCode.parse(typed)).toBe(code)
})
it.each(['12345', '1234567', 'abcdef', '１２３４５６', ''])('takes %j for no code', (typed) => {
  expect(ok(TotpCode, typed)).toBe(false)
})
