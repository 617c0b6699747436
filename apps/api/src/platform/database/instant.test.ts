import { expect, it } from 'vitest'
import { toInstant } from './instant.ts'

it.each([
  ['2026-11-23 06:02:26+00', '2026-11-23T06:02:26.000Z'],
  ['2026-11-23 06:02:26.1+00', '2026-11-23T06:02:26.100Z'],
  ['2026-11-23 06:02:26.12+00', '2026-11-23T06:02:26.120Z'],
  ['2026-11-23 06:02:26.123+00', '2026-11-23T06:02:26.123Z'],
])('reads %s as the moment it is', (text, instant) => {
  expect(toInstant(text)).toBe(instant)
})
