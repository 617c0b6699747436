import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const postgres = 'apps/api/test/postgres.ts'

export default defineConfig({
  test: {
    reporters: ['default'],
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      { test: { name: 'domain', include: ['packages/domain/src/**/*.test.ts'] } },
      { test: { name: 'scripts', include: ['scripts/**/*.test.ts'] } },
      {
        test: {
          name: 'api',
          include: ['apps/api/{src,test}/**/*.test.ts'],
          globalSetup: [postgres],
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      'apps/web/vitest.config.ts',
      {
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/**/*.test.ts'],
          globalSetup: ['apps/web/e2e/browser.ts', postgres],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // A browser with both cores to itself keeps its journeys' clocks honest.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
