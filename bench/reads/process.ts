import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Served = { origin: string; pid: number; stop: () => Promise<void> }

/** Starts one of the processes beside this file on a database; resolves when it says where it listens. */
export async function serve(
  file: 'portal-process.ts' | 'floor-process.ts',
  url: string,
): Promise<Served> {
  const started = start(join(import.meta.dirname, file), url)
  return { origin: await started.told<string>(), pid: started.child.pid ?? 0, stop: started.stop }
}

/** Starts a process on a database; `told` resolves to what it says next, and rejects when it ends before. */
export function start(file: string, url: string) {
  const child = fork(file, [url], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`${file} ended`)))
  ended.catch(() => {})
  return {
    child,
    told: async <T>() => ((await Promise.race([once(child, 'message'), ended])) as [T])[0],
    stop: () => stop(child),
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

/** Microseconds of processor time that a process and its threads have had; null where the kernel does not say. */
export function busy(pid: number): number | null {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .map((task) =>
        Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]),
      )
      .reduce((sum, each) => sum + each / 1_000, 0)
  } catch {
    return null
  }
}

/** The same for a PostgreSQL and all its connections, by the process id of its first. */
export function busyPostgres(postmaster: number): number | null {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/u.test(name) && parentOf(name) === postmaster)
      .reduce((sum, name) => sum + (busy(Number(name)) ?? 0), 0)
  } catch {
    return null
  }
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return 0
  }
}

/** Megabytes of memory that a process has. */
export const memoryOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024
