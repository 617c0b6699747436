import { expect, it } from 'vitest'
import { codeOf, matchingStep, newSecret, otpauthUri, stepAt } from './totp.ts'

// The 20 ASCII bytes '12345678901234567890' of RFC 6238, appendix B, in base32.
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'

it.each([
  ['1970-01-01T00:00:59.000Z', '287082'],
  ['2005-03-18T01:58:29.000Z', '081804'],
  ['2005-03-18T01:58:31.000Z', '050471'],
  ['2009-02-13T23:31:30.000Z', '005924'],
  ['2033-05-18T03:33:20.000Z', '279037'],
  ['2603-10-11T11:33:20.000Z', '353130'],
])('gives the code of RFC 6238 at %s, leading zeros included', (at, code) => {
  expect(codeOf(secret, stepAt(at))).toBe(code)
  expect(matchingStep(secret, code, at)).toBe(stepAt(at))
})

it('accepts the code of this step and of the one before, and no other', () => {
  const at = '2026-11-23T08:00:10.000Z'
  const now = stepAt(at)
  const accepted = [-2, -1, 0, 1, 2].map((offset) =>
    matchingStep(secret, codeOf(secret, now + offset), at),
  )
  expect(accepted).toEqual([null, now - 1, now, null, null])
})

it('makes secrets of 160 bits, each a new one', () => {
  const [a, b] = [newSecret(), newSecret()]
  expect(a).toMatch(/^[A-Z2-7]{32}$/u)
  expect(a).not.toBe(b)
})

it('names portal and account for the authenticator app', () => {
  expect(otpauthUri(secret, 'anna@example.org')).toContain(
    'otpauth://totp/AVV-Portal:anna%40example.org?',
  )
})
