import { expect, it } from 'vitest'
import { countryCode, countryName, placeName } from './country.ts'

it.each([
  ['DE', 'de', 'Deutschland'],
  ['AT', 'en-GB', 'Austria'],
  ['at', 'de', 'at'],
  ['', 'de', ''],
  ['?!', 'de', '?!'],
])('names %j in %s: %s', (code, language, name) => expect(countryName(code, language)).toBe(name))

it.each([
  ['Deutschland', 'en', 'Germany'],
  ['Germany', 'de', 'Deutschland'],
  ['DE', 'en', 'Germany'],
  ['Rechenzentrum Berlin, Deutschland; Finland', 'en', 'Rechenzentrum Berlin, Germany; Finland'],
  ['EU', 'de', 'Europäische Union'],
  ['Passau', 'en', 'Passau'],
])('says where %j is in %s: %s', (place, language, name) =>
  expect(placeName(place, language)).toBe(name),
)

it('knows no code for what is no country', () => {
  expect(['Österreich', 'Austria', 'AT', 'Passau', 'QQ', ''].map(countryCode)).toEqual([
    'AT',
    'AT',
    'AT',
    null,
    null,
    null,
  ])
})
