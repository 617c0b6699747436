import { hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { linesOf, verifyLogFile } from '../packages/verify/src/log-file.ts'
import { exported, keys } from './evidence-log.ts'
import { line as figure, type Line } from './line.ts'

/**
 * An exported log of EVENTS events (a million), every second one with something personal, checked by `avv-verify`'s code,
 * against the time that SHA-256 alone takes for the same lines, in turn, in one run; milliseconds of the processor.
 */
const events = Number(process.env.EVENTS ?? 1_000_000)

export async function measureEvidence(rounds = 3): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const file = join(folder, 'export.ndjson')
  try {
    await pipeline(exported(events), createWriteStream(file))
    const runs: { hashing: number; verifying: number }[] = []
    for (let round = 0; round <= rounds; round++)
      runs.push({ hashing: await hashingAlone(file), verifying: await verifyingAll(file) })
    const ratio = (run: { hashing: number; verifying: number }) => run.verifying / run.hashing
    // The first run warms up.
    const sorted = runs.slice(1).toSorted((a, b) => ratio(a) - ratio(b))
    const median = sorted[Math.floor(sorted.length / 2)]!
    const [hashing, verifying] = [median.hashing, median.verifying].map(Math.round)
    const what = `${events.toLocaleString('en')} lines verified, × SHA-256 (${verifying} ms, ${hashing} ms)`
    return [figure(what, ratio(median), '<=', 4)]
  } finally {
    await rm(folder, { recursive: true })
  }
}

const busy = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Hashing the lines and nothing else: neither reading nor splitting counts. */
async function hashingAlone(file: string): Promise<number> {
  let spent = 0
  for await (const lines of linesOf(file)) {
    const begun = busy()
    for (const line of lines) hash('sha256', line)
    spent += busy() - begun
  }
  return spent
}

async function verifyingAll(file: string): Promise<number> {
  const begun = busy()
  const { findings, events: counted } = await verifyLogFile(file, { keys })
  if (findings.length > 0 || counted !== events) throw new Error('the log is not sound')
  return busy() - begun
}

if (import.meta.main) console.table([await measureEvidence()])
