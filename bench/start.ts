import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureApiBuild } from '../scripts/api-build.ts'
import { ensureWebBuild } from '../scripts/web-build.ts'
import { openDatabase } from './data/folder.ts'
import { line, type Line } from './line.ts'
import { quantile } from './reads/measure.ts'
import { memoryOf } from './reads/process.ts'
import { startAsServed } from './served.ts'

const ways = {
  'bundle (start)': 'scripts/start.ts',
  'sources (dev, tests)': 'apps/api/src/server.ts',
}
const rounds = 3

/** Milliseconds from the start of the process to its first answer, and its memory ten seconds later; PostgreSQL is up before. */
export async function measureStart(): Promise<Line[]> {
  ensureWebBuild()
  ensureApiBuild()
  const database = await openDatabase('small')
  const dataDir = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  try {
    const runs: Record<string, Run[]> = {}
    for (let round = 0; round < rounds; round++)
      for (const [name, script] of Object.entries(ways))
        (runs[name] ??= []).push(await started(script, database.adminUrl, dataDir))
    const middle = (values: number[]) => Math.round(quantile(values, 0.5))
    return Object.entries(runs).flatMap(([name, each]) => [
      line(`${name}: ms to the first answer`, middle(each.map(({ ms }) => ms)), '<=', 1_600),
      line(`${name}: MB at rest`, middle(each.map(({ memory }) => memory)), '<=', 250),
    ])
  } finally {
    await rm(dataDir, { recursive: true, force: true })
    await database.stop()
  }
}

type Run = { ms: number; memory: number }

async function started(script: string, databaseUrl: string, dataDir: string): Promise<Run> {
  const portal = await startAsServed(script, databaseUrl, dataDir)
  try {
    await sleep(10_000)
    return { ms: portal.ms, memory: memoryOf(portal.pid) }
  } finally {
    await portal.stop()
  }
}
