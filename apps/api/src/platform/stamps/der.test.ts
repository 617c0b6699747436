import { expect, it } from 'vitest'
import { readDer } from './der.ts'

it.each([
  ['has something behind it', '30000500'],
  ['is cut off', '04050102'],
  ['is cut off within', '300404050102'],
  ['leaves its length open', `0480${'00'.repeat(128)}`],
  ['has a length of five bytes', '0485000000000100'],
  ['has a tag of several bytes', '1f8100'],
  ['is nothing', ''],
])('B5 reads no DER that %s', (_, hex) => {
  expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow(RangeError)
})
