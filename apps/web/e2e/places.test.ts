import { pages } from '@portal/domain/addresses'
import { expect, it } from 'vitest'
import type { Places } from './places.ts'
import type { Samples } from './samples.ts'
import * as seen from './seen-by.ts'

const flat = (value: object): string[] =>
  Object.values(value).flatMap((each: string | object) =>
    typeof each === 'string' ? [each] : flat(each),
  )
const anything = new Proxy({} as Samples, { get: (_, name) => String(name) })
const looks: Places[] = Object.values(seen).map((places) => places(anything))
const paths = looks
  .flatMap(({ twice, once }) => [...twice, ...once])
  .map((place) => (typeof place === 'string' ? place : place[0]).replace(/\?.*/u, ''))

const isAt = (pattern: string) => {
  const shape = new RegExp(`^${pattern.replaceAll(/:\w+/gu, '[^/]+')}$`, 'u')
  return paths.some((path) => shape.test(path) && (path === pattern || !flat(pages).includes(path)))
}

// A client's people are shown to themselves and to the provider by the same pages.
const twin = (pattern: string) => pattern.replace(pages.clients.one, pages.practice.one)

it('looks at every page of the portal', () => {
  const missed = flat(pages).filter((pattern) => !isAt(pattern) && !isAt(twin(pattern)))
  expect(missed).toEqual([])
})
