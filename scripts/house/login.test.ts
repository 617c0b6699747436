import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'
import { expect, it } from 'vitest'
import { root } from './imports.ts'
import { targetOf } from './judge.ts'

/** What a page loads before it shows anything: imports of imports, without types and what is loaded later. */
function loadedBy(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen
  seen.add(file)
  if (!/\.tsx?$/u.test(file)) return seen
  const { module } = parseSync(file, readFileSync(join(root, file), 'utf8'))
  for (const { moduleRequest, entries } of module.staticImports)
    if (entries.length === 0 || entries.some(({ isType }) => !isType))
      loadedBy(targetOf(file, moduleRequest.value) ?? moduleRequest.value, seen)
  return seen
}

const heavy = (file: string) =>
  /^zod|^@tanstack|routes\.tsx$|accounts\/fault-words|^packages\/domain\/.*(contract|\/addresses)/u.test(
    file,
  )

it('shows the login page without contracts, cache, pages and what can only be refused later', () => {
  const loaded = [...loadedBy('apps/web/src/entry.tsx')]
  expect(loaded).toContain('apps/web/src/accounts/sign-in/sign-in.tsx')
  expect(loaded.filter(heavy)).toEqual([])
})

it('would see what the portal itself loads', () => {
  const loaded = [...loadedBy('apps/web/src/portal.tsx')]
  expect(loaded.filter(heavy)).toContain('apps/web/src/routes.tsx')
})
