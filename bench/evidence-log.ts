import { hash } from 'node:crypto'
import { createSigner } from '../apps/api/src/platform/evidence/signing.ts'
import { canonicalJson } from '../packages/domain/src/canonical-json.ts'
import { beginningOf, headOf, lineOf } from '../packages/domain/src/evidence/chain.ts'
import { keysOf } from '../packages/verify/src/formats/jws.ts'

const signer = createSigner(Buffer.alloc(32, 'benchmark'))
const clientId = '0198c5a2-0000-7000-8000-000000000001'
export const jwks = { keys: [signer.publicJwk] }
export const keys = keysOf(jwks)

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
function* chain(events: number) {
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

/** An export of so many events as the portal writes it, signed by a key of its own. */
export async function* exported(events: number) {
  let last = ''
  for (const { digest } of chain(events)) last = digest
  const payload = headOf(eventOf(events), { sequence: events, hash: last })
  const head = signer.sign(payload, 'avv-portal-evidence-head+jws')
  yield `${canonicalJson({ v: 1, client: clientId, head, jwks })}\n`
  let batch = ''
  for (const { text } of chain(events)) {
    batch += text
    if (batch.length < 1_000_000) continue
    yield batch
    batch = ''
  }
  yield batch
}
