import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const postgres = 'apps/api/test/postgres.ts'
// A busy machine may take its time; what hangs ends nevertheless.
const patient = { testTimeout: 300_000, hookTimeout: 300_000 }

export default defineConfig({
  test: {
    reporters: ['default'],
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        test: {
          name: 'domain',
          include: ['packages/domain/src/**/*.test.ts'],
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'scripts',
          include: ['{scripts,bench}/**/*.test.ts'],
          isolate: false,
          ...patient,
        },
      },
      {
        test: {
          name: 'api',
          include: ['apps/api/{src,test}/**/*.test.ts'],
          globalSetup: [postgres],
          isolate: false,
          ...patient,
        },
      },
      'apps/web/vitest.config.ts',
      {
        test: {
          name: 'e2e',
          include: ['apps/web/e2e/**/*.test.ts'],
          globalSetup: ['apps/web/e2e/browser.ts', postgres],
          isolate: false,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          // Browsers beside the other tests would make both slow.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
