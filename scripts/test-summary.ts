import type { TestModule } from 'vitest/node'

/**
 * `N passed, N failed` and, if any, `, N skipped`. A file or suite that broke outside its tests and an
 * error nobody caught count as failures, so that the line never says less than the exit code; so does a run without a test.
 */
export function summary(modules: readonly TestModule[], unhandled: number) {
  const counts = { passed: 0, failed: unhandled, skipped: 0 }
  for (const module of modules) {
    counts.failed += module.errors().length
    for (const suite of module.children.allSuites()) counts.failed += suite.errors().length
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      counts[state === 'pending' ? 'failed' : state]++
    }
  }
  const isEmpty = counts.passed + counts.failed === 0
  if (isEmpty) counts.failed = 1
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''
  return {
    line: `${counts.passed} passed, ${counts.failed} failed${skipped}`,
    ok: counts.failed === 0,
    isEmpty,
  }
}
