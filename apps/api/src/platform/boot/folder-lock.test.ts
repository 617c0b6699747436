import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-lock-'))
  file = join(folder, 'portal.lock')
})
afterEach(() => rmSync(folder, { recursive: true }))

it('is held by one at a time and free again after the release', () => {
  const release = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(
    `${folder} is in use by another portal (process ${process.pid}).`,
  )
  release()
  lockFolder(folder)()
  expect(existsSync(file)).toBe(false)
})

it('takes over from a process that is gone', () => {
  writeFileSync(file, '4194305 12345\n')
  expect(lockFolder(folder)).toBeTypeOf('function')
})

it('takes over when the process id now belongs to another program', () => {
  writeFileSync(file, `${process.pid} 1\n`)
  lockFolder(folder)
  expect(readFileSync(file, 'utf8')).not.toBe(`${process.pid} 1\n`)
})

it('does not take over what is being written', () => {
  writeFileSync(file, '')
  expect(() => lockFolder(folder)).toThrow('just starting')
})

it('leaves the lock of a successor alone', () => {
  const release = lockFolder(folder)
  writeFileSync(file, '1 1\n')
  release()
  expect(existsSync(file)).toBe(true)
})
