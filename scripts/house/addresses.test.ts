import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { entryPages } from '../../packages/domain/src/entry-addresses.ts'
import { pages } from '../../packages/domain/src/addresses.ts'
import { expect, it } from 'vitest'
import { root, sources } from './imports.ts'

const flat = (value: object): string[] =>
  Object.values(value).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : flat(each),
  )
const parts = [...flat(pages), ...flat(entryPages)].flatMap((address) => address.split('/'))
const words = [...new Set(parts)].filter((part) => part !== '' && !part.startsWith(':'))
const spelled = new RegExp(`['"\`}]/(?:${words.join('|')})(?=['"\`/?#])`, 'u')

/** Addresses a file writes out, comments aside. */
const addressesIn = (text: string): string[] =>
  text
    .replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gmu, '')
    .split('\n')
    .filter((line) => spelled.test(line))

it('writes no address of a page out but where they stand', () => {
  const elsewhere = sources.filter(
    (file) => !/^packages\/domain\/src\/(entry-)?addresses\.ts$/u.test(file),
  )
  const found = elsewhere.flatMap((file) =>
    addressesIn(readFileSync(join(root, file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  )
  expect(found).toEqual([])
})

it('would see one', () => {
  expect(addressesIn('go(`/weisungen/${id}`)\n// \'/konto\'\n<a href="/vertrag">')).toHaveLength(2)
  expect(addressesIn("http('GET', '/notices')")).toEqual([])
})
