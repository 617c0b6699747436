import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureApiBuild } from '../scripts/api-build.ts'
import { freePort } from '../scripts/free-port.ts'
import { ensureWebBuild } from '../scripts/web-build.ts'
import { openDatabase, secrets } from './data/folder.ts'
import { busy } from './reads/process.ts'

const root = join(import.meta.dirname, '..')
const ways = {
  'bundle (start)': 'scripts/start.ts',
  'sources (dev, tests)': 'apps/api/src/server.ts',
}
const rounds = 3

/** Milliseconds from the start of the process to its first answer, and its memory ten seconds later; PostgreSQL is up before. */
export async function measureStart() {
  ensureWebBuild()
  ensureApiBuild()
  const database = await openDatabase('small')
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  try {
    const runs: Record<string, Run[]> = {}
    for (let round = 0; round < rounds; round++)
      for (const [name, script] of Object.entries(ways))
        (runs[name] ??= []).push(await started(script, database.adminUrl, dataDir))
    const middle = (values: number[]) => Math.round(values.toSorted((a, b) => a - b)[1] ?? 0)
    return Object.entries(runs).map(([name, each]) => ({
      start: name,
      'first answer ms': middle(each.map(({ ms }) => ms)),
      'of processor ms': middle(each.map(({ cpu }) => cpu)),
      'at rest MB': middle(each.map(({ memory }) => memory)),
      goals: '1600 ms, 250 MB',
    }))
  } finally {
    await rm(dataDir, { recursive: true, force: true })
    await database.stop()
  }
}

type Run = { ms: number; cpu: number; memory: number }

async function started(script: string, databaseUrl: string, dataDir: string): Promise<Run> {
  const port = await freePort()
  const begun = performance.now()
  const portal = spawn(process.execPath, [join(root, script)], {
    env: {
      PATH: process.env.PATH,
      PORT: String(port),
      PUBLIC_URL: `http://localhost:${port}`,
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      SESSION_SECRET: secrets.sessionSecret,
      ENCRYPTION_KEY: secrets.encryptionKey.toString('base64'),
      SIGNING_KEY: secrets.signingKey.toString('base64'),
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    while (!(await answers(port))) {
      if (portal.exitCode !== null) throw new Error(`${script} ended`)
      await sleep(10)
    }
    const ms = performance.now() - begun
    const cpu = (busy(portal.pid ?? 0) ?? 0) / 1_000
    await sleep(10_000)
    const status = readFileSync(`/proc/${portal.pid}/status`, 'utf8')
    return { ms, cpu, memory: Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1]) / 1_024 }
  } finally {
    if (portal.kill('SIGTERM')) await once(portal, 'exit')
  }
}

const answers = (port: number) =>
  fetch(`http://localhost:${port}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
