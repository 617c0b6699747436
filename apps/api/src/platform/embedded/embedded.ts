import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { launch, type Postmaster, takeDownLeftover } from './embedded-process.ts'
import { type Binaries, majorOf, ownBinaries, versionIn } from './embedded-binaries.ts'
import { type Runner, unprivileged } from './embedded-user.ts'
import { lockFolder } from './folder-lock.ts'
import { freePort } from '../free-port.ts'
import { messageOf } from '../message-of.ts'

type Log = { warn(message: string): void }
type Options = {
  dataDir: string
  /** False gives up crash safety for speed: tests only. */
  durable: boolean
  log: Log
  /** Another PostgreSQL than the package's own, and settings beside ours: measurements only. */
  binaries?: Binaries
  settings?: Readonly<Record<string, string>>
}
/** `adminUrl` is the superuser's and stays valid until `stop`, also when the server crashes in between. */
export type Embedded = { adminUrl: string; stop(): Promise<void> }
/**
 * A PostgreSQL of our own below `dataDir`, reachable on loopback only, up when this resolves.
 * One process per folder; whatever an earlier one left running is taken down first.
 * Throws an `Error` of one line when the machine or the folder does not allow it.
 */
export async function startEmbedded(options: Options): Promise<Embedded> {
  const { dataDir } = options
  mkdirSync(join(dataDir, 'postgres'), { recursive: true, mode: 0o711 })
  const folder = realpathSync(dataDir)
  const unlock = lockFolder(folder)
  try {
    return await startCluster(join(folder, 'postgres'), options, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

/** The same in a folder that is locked already. `name`: of the cluster within it. */
export async function startCluster(
  home: string,
  { durable, log, binaries, settings: more }: Omit<Options, 'dataDir'>,
  unlock: () => void,
  name = 'cluster',
): Promise<Embedded> {
  const [cluster, logFile] = [join(home, name), join(home, 'server.log')]
  finishUpgrade(home)
  if (await takeDownLeftover(cluster)) log.warn('Stopped a PostgreSQL left by an earlier run.')
  const { initdb, postgres, locale = builtin } = binaries ?? (await ownBinaries())
  assertSameMajor(cluster, postgres)
  const run = unprivileged(postgres, home)
  chmodSync(home, 0o700)
  keepSmall(logFile)
  const password = passwordOf(home, cluster)
  if (!existsSync(cluster)) initialise(run, { initdb, locale }, cluster, durable)

  const settings = { ...always, ...(durable ? {} : careless), ...more }
  const at = (port: number) => launch({ run, program: postgres, cluster, logFile, port, settings })
  let { port, server } = await firstStart(at)
  const stopping = new AbortController()
  const kept = keepUp(stopping.signal)
  return {
    adminUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    async stop() {
      stopping.abort()
      await server.stop()
      await kept
      await server.stop()
      unlock()
    },
  }

  /** Same port again, so that pools recover by themselves. */
  async function keepUp(until: AbortSignal): Promise<void> {
    for (;;) {
      await server.ended
      for (let wait = 100; !until.aborted; wait = Math.min(wait * 2, 2000)) {
        log.warn('PostgreSQL ended unexpectedly; starting it again.')
        await sleep(wait, undefined, { signal: until }).catch(() => {})
        if (until.aborted) return
        try {
          server = await at(port)
          break
        } catch (error) {
          log.warn(messageOf(error))
        }
      }
      if (until.aborted) return
    }
  }
}

const always = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // Errors reach the caller; in the log their text could carry personal data.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const
const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8']
const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const

/** A port found free may be gone a moment later, and memory of a killed server lingers for one. */
async function firstStart(
  at: (port: number) => Promise<Postmaster>,
): Promise<{ port: number; server: Postmaster }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort(always.listen_addresses)
    try {
      return { port, server: await at(port) }
    } catch (error) {
      const passing = /could not create any TCP|still in use/.test(messageOf(error))
      if (!passing || attempt === 10) throw error
      await sleep(attempt * 100)
    }
  }
}

function passwordOf(home: string, cluster: string): string {
  const file = join(home, 'password')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  if (existsSync(cluster)) throw new Error(`${file} is missing; restore it, it cannot be guessed.`)
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  const owner = statSync(home)
  chownSync(file, owner.uid, owner.gid)
  return password
}

/** Built aside and renamed when whole: a start cut off half-way leaves nothing that looks like a cluster. */
function initialise(
  run: Runner,
  { initdb, locale }: Required<Pick<Binaries, 'initdb' | 'locale'>>,
  cluster: string,
  durable: boolean,
): void {
  const fresh = `${cluster}.new`
  rmSync(fresh, { recursive: true, force: true })
  const [file, args] = run.command(initdb, [
    `--pgdata=${fresh}`,
    '--username=postgres',
    `--pwfile=${join(cluster, '../password')}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    ...locale,
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ])
  const { status, stderr } = spawnSync(file, args, { ...run.options, encoding: 'utf8' })
  if (status !== 0) throw new Error(`initdb failed: ${stderr.trim().split('\n')[0] ?? ''}`)
  renameSync(fresh, cluster)
}

/** Before anything runs: the programs of another major would refuse the folder, or worse. */
function assertSameMajor(cluster: string, postgres: string): void {
  const [found, ours] = [versionIn(cluster), majorOf(postgres)]
  if (found === null || found === ours) return
  throw new Error(
    found < ours
      ? `${cluster} was made by PostgreSQL ${found} and this is ${ours}: start the portal itself, it brings the data over.`
      : `${cluster} was made by PostgreSQL ${found} and this portal brings ${ours}: use the version it was last used with.`,
  )
}

/** An upgrade that was cut off between its last two steps: the new data are whole and the old ones stand aside. */
function finishUpgrade(home: string): void {
  const [cluster, upgraded] = [join(home, 'cluster'), join(home, 'cluster.upgraded')]
  if (!existsSync(cluster) && existsSync(upgraded)) renameSync(upgraded, cluster)
}

function keepSmall(logFile: string): void {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > 1_000_000) renameSync(logFile, `${logFile}.1`)
}
