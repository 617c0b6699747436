import { at, pages } from '@portal/domain/addresses'
import { isValidElement } from 'react'
import { expect, it } from 'vitest'
import { session } from '../accounts/account/sample.ts'
import { matcher } from '../platform/navigation/match.ts'
import { portalPages } from './table.ts'

const flat = (value: object): string[] =>
  Object.values(value).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : flat(each),
  )
const anything = new Proxy({}, { get: (_, name) => `some-${String(name)}` })
const find = matcher(portalPages)

it('has one line for every address of the portal', () => {
  expect(portalPages.map((line) => line.at).toSorted()).toEqual(flat(pages).toSorted())
})

it.each(portalPages.map((line) => [line.at, line] as const))(
  '%s leads to its page',
  async (pattern, line) => {
    expect(find(at<string>(pattern, anything))?.line.at).toBe(pattern)
    const show = await line.load()
    const element = show({
      session: session(),
      may: () => true,
      param: (name) => `some-${name}`,
      query: () => null,
      hash: '',
      go: () => {},
    })
    expect(isValidElement(element) && typeof element.type).toBe('function')
  },
)

it.each([
  ['/weisungen/neu', '/weisungen/neu', {}],
  ['/Weisungen/neu/', '/weisungen/neu', {}],
  ['/weisungen/a%20b', '/weisungen/:id', { id: 'a b' }],
  ['/weisungen/%zz', '/weisungen/:id', { id: '%zz' }],
  ['/', '/', {}],
] as const)('finds the page of %s', (path, pattern, params) => {
  expect(find(path)).toMatchObject({ line: { at: pattern }, params })
})

it('finds nothing where nothing is', () => {
  expect(find('/weisungen/1/2/3/4')).toBeNull()
})
