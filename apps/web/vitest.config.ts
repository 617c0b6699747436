import { availableParallelism } from 'node:os'
import { mergeConfig } from 'vite'
import { defineConfig } from 'vitest/config'
import viteConfig from './vite.config.ts'

export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      name: 'web',
      // As for the others: those that run side by side share the workers.
      maxWorkers: Math.max(2, availableParallelism()),
      environment: 'jsdom',
      include: ['src/**/*.test.{ts,tsx}'],
      setupFiles: ['src/test/setup.ts'],
      isolate: false,
      unstubGlobals: true,
      testTimeout: 300_000,
      hookTimeout: 300_000,
    },
  }),
)
