import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'

type Link = { pid: number; parent: number }

/**
 * Sends this process a SIGTERM when the package runner above it (npx, npm, pnpm) is gone: a SIGTERM or
 * SIGKILL to npx alone is not passed on, and what it started would linger.
 */
export function endWithRunner(): void {
  const links = linksUpToRunner()
  setInterval(() => {
    if (links.every(({ pid, parent }) => parentOf(pid) === parent)) return
    links.length = 0
    process.kill(process.pid, 'SIGTERM')
  }, 500).unref()
}

/** From this process to the topmost runner; shells above it may go as they like. */
function linksUpToRunner(): Link[] {
  const links: Link[] = []
  let watched = 0
  for (let pid = process.pid; pid > 1;) {
    const parent = parentOf(pid)
    if (parent === undefined) break
    links.push({ pid, parent })
    if (isRunner(parent)) watched = links.length
    pid = parent
  }
  return links.slice(0, watched)
}

function isRunner(pid: number): boolean {
  const [program, ...args] = commandOf(pid)
    .split(/\0|\s+/)
    .map((word) => basename(word))
  return isRunnerName(program) || (program === 'node' && args.some(isRunnerName))
}

const isRunnerName = (word = '') => /^(npm|npx|pnpm)(-cli)?(\.[cm]?js)?$/.test(word)

function commandOf(pid: number): string {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : ps('command=', pid)
  } catch {
    return ''
  }
}

function parentOf(pid: number): number | undefined {
  try {
    if (process.platform !== 'linux') return Number(ps('ppid=', pid))
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

const ps = (field: string, pid: number) =>
  execFileSync('ps', ['-ww', '-o', field, '-p', String(pid)], { encoding: 'utf8' }).trim()
