import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'

/** What is opened before the tests of a file and closed after them; it has its fields from the next hook on. */
export function use<T extends object>(
  open: () => Promise<T>,
  close: (opened: T) => Promise<unknown>,
): T {
  // Filled in before anybody can read it.
  const opened = {} as T
  let isOpen = false
  beforeAll(async () => {
    Object.assign(opened, await open())
    isOpen = true
  })
  afterAll(async () => isOpen && close(opened))
  return opened
}

/** A folder of this file's own. */
export function useFolder(): string {
  const folder = join(tmpdir(), `portal-test-${randomUUID()}`)
  beforeAll(() => mkdir(folder))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}
