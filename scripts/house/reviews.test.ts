import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from './imports.ts'

const reviews = globSync('apps/web/src/**/*.tsx', { cwd: root })
  .filter((file) => !file.endsWith('.test.tsx'))
  .map((file) => ({ file, code: readFileSync(join(root, file), 'utf8') }))
  .filter(({ code }) => /<SecondFactorForm|<PlainReview/u.test(code))

it('says at the head of every binding act whom and what it concerns, and what follows from it', () => {
  expect(reviews.length).toBeGreaterThan(5)
  const silent = reviews.filter(({ code }) => !/<About\b|<PlainReview\b/u.test(code))
  expect(silent.map(({ file }) => file)).toEqual([])
})
