import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { measureBrowserCheck } from './browser-check.ts'
import { measureEvidence } from './evidence.ts'
import { measureFiles } from './files.ts'
import { measureHostile } from './hostile/hostile.ts'
import { loadPortal } from './load/load.ts'
import { compareReads } from './reads/compare.ts'
import { keepPlans } from './reads/plans.ts'
import { measureReceipts } from './receipts.ts'
import { drillRestore } from './restore.ts'
import { measureWire } from './wire.ts'
import { seed } from './seed.ts'
import { measureStart } from './start.ts'

/** The oldest supported PostgreSQL beside the newest. */
const older = process.env.BENCH_DATABASE === '16'

const parts: Record<string, (argument?: string) => Promise<void>> = {
  seed: () => seed(older),
  reads: async (filter) => {
    const { text } = await compareReads(
      filter === undefined ? undefined : new RegExp(filter, 'u'),
      older,
    )
    const folder = join(import.meta.dirname, '../var/bench')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'reads.txt'), `${text}\n`)
    console.log(text)
  },
  plans: async () => console.table(await keepPlans()),
  start: async () => console.table(await measureStart()),
  load: (minutes) => loadPortal(Number(minutes ?? 5)),
  wire: async () => console.table(await measureWire()),
  restore: async () => console.table(await drillRestore()),
  receipts: async () => console.table(await measureReceipts()),
  hostile: async (filter) => {
    const { rows, lines } = await measureHostile(new RegExp(filter ?? '.', 'u'))
    console.table(rows)
    console.table(lines)
  },
  files: async () => console.table(await measureFiles()),
  evidence: async () => console.table(await measureEvidence()),
  'browser-check': async () => console.table(await measureBrowserCheck()),
}
const [name, argument] = process.argv.slice(2)
if (name === undefined) for (const part of Object.values(parts)) await part()
else if (parts[name]) await parts[name](argument)
else {
  console.error(`bench ${Object.keys(parts).join(' | ')}`)
  process.exitCode = 2
}
