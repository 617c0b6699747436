import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { olderBinaries } from '../../../bench/data/older.ts'
import { startEmbedded } from '../src/platform/embedded/embedded.ts'
import { type Demo, prepareTemplate } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The superuser's address of the one PostgreSQL all test files share. */
    adminUrl: string
    demo: Demo
  }
}

/**
 * Starts PostgreSQL once for the whole run, by the first project that needs it, and removes every trace of it afterwards;
 * with `TEST_DATABASE=16` the oldest that is supported.
 */
export async function setup({ vitest }: TestProject): Promise<(() => Promise<void>) | void> {
  const run = vitest.getRootProject()
  if ('adminUrl' in run.getProvidedContext()) return
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-test-'))
  // As root PostgreSQL runs as somebody else, who must get in.
  chmodSync(dataDir, 0o711)
  const server = await startEmbedded({
    dataDir,
    durable: false,
    log: console,
    ...(process.env.TEST_DATABASE === '16' && { binaries: await olderBinaries() }),
  })
  const teardown = async () => {
    await server.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    run.provide('demo', await prepareTemplate(server.adminUrl))
  } catch (error) {
    await teardown()
    throw error
  }
  run.provide('adminUrl', server.adminUrl)
  return teardown
}
