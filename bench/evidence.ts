import { hash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createSigner } from '../apps/api/src/platform/evidence/signing.ts'
import { canonicalJson } from '../packages/domain/src/canonical-json.ts'
import { beginningOf, headOf, lineOf } from '../packages/domain/src/evidence/chain.ts'
import { keysOf } from '../packages/verify/src/jws.ts'
import { linesOf, verifyLogFile } from '../packages/verify/src/log-file.ts'
import { line as figure, type Line } from './line.ts'

/**
 * An exported log of EVENTS events (a million), every second one with something personal, checked by `avv-verify`'s code,
 * against the time that SHA-256 alone takes for the same lines, in turn, in one run; milliseconds of the processor.
 */
const events = Number(process.env.EVENTS ?? 1_000_000)
const signer = createSigner(Buffer.alloc(32, 'benchmark'))
const keys = keysOf({ keys: [signer.publicJwk] })
const clientId = '0198c5a2-0000-7000-8000-000000000001'

export async function measureEvidence(rounds = 3): Promise<Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'portal-bench-'))
  const file = join(folder, 'export.ndjson')
  try {
    await pipeline(exported, createWriteStream(file))
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

const eventOf = (sequence: number) => ({
  clientId,
  at: new Date(1.8e12 + sequence * 1000).toISOString(),
  type: 'instruction.submitted' as const,
  subject: {
    kind: 'instruction',
    id: `0198c5a2-0000-7000-8000-${String(sequence).padStart(12, '0')}`,
    number: `W-2026-${sequence}`,
  },
  data: { textSha256: hash('sha256', String(sequence)), revision: 1, kind: 'erasure' },
  personal: null,
})

/** The lines one after the other, each with the hash the next one carries. */
function* chain() {
  let prev = hash('sha256', beginningOf(clientId))
  for (let sequence = 1; sequence <= events; sequence++) {
    const content = canonicalJson({ name: `Person ${sequence}`, function: 'Praxisleitung' })
    const salt = hash('sha256', content)
    const isPersonal = sequence % 2 === 0
    const opened = Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(content)])
    const commitment = isPersonal ? hash('sha256', opened) : null
    const line = lineOf(eventOf(sequence), { sequence, prev, commitment })
    prev = hash('sha256', line)
    const opening = canonicalJson({ opening: { sequence, salt, content } })
    yield { text: isPersonal ? `${line}\n${opening}\n` : `${line}\n`, digest: prev }
  }
}

async function* exported() {
  let last = ''
  for (const { digest } of chain()) last = digest
  const payload = headOf(eventOf(events), { sequence: events, hash: last })
  const head = signer.sign(payload, 'avv-portal-evidence-head+jws')
  yield `${canonicalJson({ v: 1, client: clientId, head, jwks: { keys: [] } })}\n`
  let batch = ''
  for (const { text } of chain()) {
    batch += text
    if (batch.length < 1_000_000) continue
    yield batch
    batch = ''
  }
  yield batch
}

if (import.meta.main) console.table([await measureEvidence()])
