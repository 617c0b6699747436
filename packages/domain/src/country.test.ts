import { expect, it } from 'vitest'
import { countryName } from './country.ts'

it.each([
  ['DE', 'de', 'Deutschland'],
  ['AT', 'en-GB', 'Austria'],
  ['at', 'de', 'at'],
  ['', 'de', ''],
  ['?!', 'de', '?!'],
])('names %j in %s: %s', (code, language, name) => expect(countryName(code, language)).toBe(name))
