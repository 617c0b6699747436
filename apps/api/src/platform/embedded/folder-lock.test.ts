import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
let file: string
let release: () => void
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portal-lock-'))
  file = join(folder, 'portal.lock')
  release = () => {}
})
afterEach(() => {
  release()
  rmSync(folder, { recursive: true })
})

const program = join(import.meta.dirname, '../../../test/hold-folder.ts')
const inUse = /is in use by another portal, .*: stop that one, or set another DATA_DIR\.$/u
const apart = ['--pid', '--ipc', '--fork', '--mount-proc']
const maySeparate = spawnSync('unshare', [...apart, 'true']).status === 0
if (!maySeparate)
  console.warn('E1: this kernel allows no other PID namespace; that case is skipped.')

/** Another process that claims the folder, and what came of it. */
async function claimElsewhere(prefix: string[] = [], where = folder) {
  const [command, ...args] = [...prefix, process.execPath, program, where]
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [answer] = (await once(createInterface(child.stdout), 'line')) as [string]
  const ended = once(child, 'exit')
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  onTestFinished(kill)
  return { answer, kill }
}

describe('E1: the data folder', () => {
  it('is held by one at a time and free again after the release', () => {
    release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(inUse)
    release()
    release = lockFolder(folder)
  })

  it('is refused to another process, by whatever name it goes, until the holder is killed -9', async () => {
    const holder = await claimElsewhere()
    expect(holder.answer).toBe('held')
    expect(() => lockFolder(folder)).toThrow(inUse)
    symlinkSync(folder, `${folder}-too`)
    const other = await claimElsewhere([], `${folder}-too`)
    rmSync(`${folder}-too`)
    expect(other.answer).toMatch(inUse)
    await holder.kill()
    release = lockFolder(folder)
  })

  it('stays held when somebody was refused, in this process or another', async () => {
    release = lockFolder(folder)
    expect(() => lockFolder(folder)).toThrow(inUse)
    expect((await claimElsewhere()).answer).toMatch(inUse)
    expect((await claimElsewhere()).answer).toMatch(inUse)
  })

  it.runIf(maySeparate)('is refused to a process that sees none of our processes', async () => {
    release = lockFolder(folder)
    expect((await claimElsewhere(['unshare', '--kill-child', ...apart])).answer).toMatch(inUse)
    release()
    const holder = await claimElsewhere(['unshare', '--kill-child', ...apart])
    expect(holder.answer).toBe('held')
    expect(() => lockFolder(folder)).toThrow(inUse)
    await holder.kill()
  })

  it("keeps the lock's file, which a successor may hold by then", () => {
    lockFolder(folder)()
    expect(existsSync(file)).toBe(true)
    expect(statSync(file).size).toBe(0)
  })

  it('is taken over from a portal of an earlier version only once that is gone', () => {
    writeFileSync(file, `${process.ppid} 12345\n`)
    expect(() => lockFolder(folder)).toThrow(
      /names process \d+, .*: stop it, then delete this file/u,
    )
    writeFileSync(file, '4194305 12345\n')
    release = lockFolder(folder)
    expect(statSync(file).size).toBe(0)
  })

  it('is refused in one line where it cannot be locked', () => {
    writeFileSync(
      file,
      'neither a claim nor a lock, and longer than the header of a database: '.repeat(9),
    )
    expect(() => lockFolder(folder)).toThrow(
      /portal\.lock cannot be locked: file is not a database\./u,
    )
  })
})
