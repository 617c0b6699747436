import { at, pages } from '@portal/domain/addresses'
import { isValidElement } from 'react'
import { matchRoutes } from 'react-router'
import { expect, it } from 'vitest'
import { session } from '../accounts/account/sample.ts'
import { portalPages } from './table.ts'

const flat = (value: object): string[] =>
  Object.values(value).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : flat(each),
  )
const anything = new Proxy({}, { get: (_, name) => `some-${String(name)}` })
const routes = portalPages.map(({ at: path }) => ({ path }))

it('has one line for every address of the portal', () => {
  expect(portalPages.map((line) => line.at).toSorted()).toEqual(flat(pages).toSorted())
})

it.each(portalPages.map((line) => [line.at, line] as const))(
  '%s leads to its page',
  async (pattern, line) => {
    expect(matchRoutes(routes, at<string>(pattern, anything))?.at(-1)?.route.path).toBe(pattern)
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
