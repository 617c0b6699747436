import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Runner } from './embedded-user.ts'
import { processExists } from './process-exists.ts'

export type Postmaster = {
  /** Settles when the process is gone, whoever ended it. */
  ended: Promise<void>
  stop(): Promise<void>
}
type Launch = {
  run: Runner
  program: string
  cluster: string
  logFile: string
  port: number
  settings: Readonly<Record<string, string>>
}

/** Resolves once connections are taken (after crash recovery, if that is due); else throws PostgreSQL's own reason. */
export async function launch({ run, program, cluster, logFile, port, settings }: Launch) {
  const logged = sizeOf(logFile)
  const log = openSync(logFile, 'a', 0o600)
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [file, args] = run.command(program, ['-D', cluster, '-p', String(port), ...flags])
  // A session of its own: Ctrl-C in the terminal must reach us only, who drain first and stop it last.
  const child = spawn(file, args, { ...run.options, detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', () => resolve())
  })
  if (child.pid === undefined) throw new Error(`${file} could not be started.`)
  const release = stopWhenOrphaned(child.pid)
  void ended.then(release)
  while (!isReady(cluster, child.pid)) {
    if (!alive(child)) throw new Error(reason(logFile, logged))
    await Promise.race([sleep(15), ended])
  }
  const pid = child.pid
  return { ended, stop: () => shutDown(pid, () => alive(child)) } satisfies Postmaster
}

/** Ends a postmaster that outlived the process which started it. */
export async function takeDownLeftover(cluster: string): Promise<boolean> {
  const pid = Number(statusLines(cluster)[0])
  if (!pid || !processExists(pid)) return false
  if (isPostmasterOf(cluster, pid)) {
    await shutDown(pid, () => isPostmasterOf(cluster, pid))
    return true
  }
  // The id now belongs to another program, which PostgreSQL would take for its predecessor.
  rmSync(join(cluster, 'postmaster.pid'))
  return false
}

/** Fast shutdown, after 10 s an immediate one (crash recovery follows), after 15 s none is asked. */
async function shutDown(pid: number, running: () => boolean): Promise<void> {
  for (const [signal, patience] of [
    ['SIGINT', 10_000],
    ['SIGQUIT', 5000],
    ['SIGKILL', 5000],
  ] as const) {
    if (running()) process.kill(pid, signal)
    for (const end = Date.now() + patience; running() && Date.now() < end;) await sleep(15)
    if (!running()) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not end.`)
}

/** A shell that waits for our end of a pipe to close: it outlives even a kill -9 of this process. */
function stopWhenOrphaned(pid: number): () => void {
  const watch = spawn('/bin/sh', ['-c', 'read -r released || kill -INT "$1"', 'sh', String(pid)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  watch.on('error', () => {})
  watch.stdin.on('error', () => {})
  watch.unref()
  return () => watch.stdin.end('released\n')
}

/** The lines of postmaster.pid: process id, folder, start, port, socket folder, address, memory key, status. */
function statusLines(cluster: string): string[] {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return []
  }
}

function isReady(cluster: string, pid: number): boolean {
  const lines = statusLines(cluster)
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

function isPostmasterOf(cluster: string, pid: number): boolean {
  try {
    if (process.platform === 'linux') return readlinkSync(`/proc/${pid}/cwd`) === cluster
    const command = execFileSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], {
      encoding: 'utf8',
    })
    return command.includes(cluster)
  } catch {
    return false
  }
}

const alive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null

const sizeOf = (file: string) => statSync(file, { throwIfNoEntry: false })?.size ?? 0

function reason(logFile: string, from: number): string {
  const lines = readFileSync(logFile).subarray(from).toString().trim().split('\n')
  const telling = lines.findLast((line) => /FATAL|PANIC/.test(line)) ?? lines.at(-1) ?? ''
  return `PostgreSQL did not start: ${telling} (see ${logFile})`
}
