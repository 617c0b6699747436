import { execFileSync } from 'node:child_process'
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Claims a folder for this process and hands back the release. The claim of a process that is gone
 * is void; one that lives ends this call with a one-line `Error` naming it.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'portal.lock')
  const mine = `${process.pid} ${startOf(process.pid)}\n`
  while (!create(file, mine)) discardIfStale(file, folder)
  return () => {
    if (read(file) === mine) rmSync(file, { force: true })
  }
}

function create(file: string, content: string): boolean {
  try {
    writeFileSync(file, content, { flag: 'wx', mode: 0o600 })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

function discardIfStale(file: string, folder: string): void {
  const seen = read(file)
  if (seen === undefined) return
  refuseIfHeld(seen, file, folder)
  // Another starter may have replaced the stale claim since it was read: look at what was taken away.
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) === seen) rmSync(aside)
  else renameSync(aside, file)
}

function refuseIfHeld(claim: string, file: string, folder: string): void {
  const [pid = '', ...start] = claim.trim().split(' ')
  const justCreated = claim === '' && Date.now() - statSync(file).mtimeMs < 5000
  const held = pid !== '' && startOf(Number(pid)) === start.join(' ')
  if (held) throw new Error(`${folder} is in use by another portal (process ${pid}).`)
  if (justCreated) throw new Error(`${folder} is in use by another portal that is just starting.`)
}

/** A process id is used again, its start time with it is not; undefined when no such process lives. */
function startOf(pid: number): string | undefined {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
  } catch {
    return undefined
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error ? error.code : undefined
