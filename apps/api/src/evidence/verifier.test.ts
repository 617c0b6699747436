import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '@portal/domain/canonical-json'
import { beginningOf, type EvidenceEvent, headOf, lineOf } from '@portal/domain/evidence/chain'
import { EvidenceType } from '@portal/domain/evidence/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unusable } from '../../../../packages/verify/src/findings.ts'
import { keysOf } from '../../../../packages/verify/src/jws.ts'
import { verifyLog } from '../../../../packages/verify/src/log.ts'
import { headType } from '../platform/evidence/evidence.ts'
import { createSigner } from '../platform/evidence/signing.ts'
import { useFolder } from '../../test/use.ts'

const signer = createSigner(Buffer.alloc(32, 'evidence'))
const keys = keysOf({ keys: [signer.publicJwk] })
const clientId = '0198c5a2-0000-7000-8000-000000000001'
const folder = useFolder()

const sha256 = (...parts: (string | Buffer)[]) => {
  const digest = createHash('sha256')
  for (const part of parts) digest.update(part)
  return digest.digest('hex')
}

const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const named = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text, { maxLength: 2 })),
  { maxKeys: 3 },
)
type Made = { event: EvidenceEvent; salt: Buffer; isErased: boolean }
const made: fc.Arbitrary<Made> = fc.record({
  event: fc.record({
    clientId: fc.constant(clientId),
    at: fc.integer({ min: 0, max: 2e12 }).map((ms) => new Date(ms).toISOString()),
    type: fc.constantFrom(...EvidenceType.options),
    subject: fc.record({ kind: text, id: text, number: fc.option(text) }),
    data: named,
    personal: fc.option(named),
  }),
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  isErased: fc.boolean(),
})

/** An export as the portal writes it, and where its head's signature stands in it. */
function exportOf(events: Made[]) {
  const rows: string[] = []
  let prev = sha256(beginningOf(clientId))
  let head: string | null = null
  for (const [i, { event, salt, isErased }] of events.entries()) {
    const sequence = i + 1
    const content = event.personal && canonicalJson(event.personal)
    const commitment = content === null ? null : sha256(salt, content)
    const line = lineOf(event, { sequence, prev, commitment })
    rows.push(line)
    if (content !== null && !isErased)
      rows.push(canonicalJson({ opening: { sequence, salt: salt.toString('hex'), content } }))
    prev = sha256(line)
    head = signer.sign(headOf(event, sequence, prev), headType)
  }
  const first = canonicalJson({ v: 1, client: clientId, head, jwks: { keys: [] } })
  const bytes = Buffer.from([first, ...rows].map((row) => `${row}\n`).join(''))
  const begins = first.indexOf('"head":"') + '"head":"'.length
  return { bytes, signed: { begins, ends: begins + (head?.length ?? 0) }, rows: first.length + 1 }
}

async function verify(bytes: Buffer) {
  const file = join(folder, 'export.ndjson')
  await writeFile(file, bytes)
  return verifyLog(file, { keys })
}

describe('avv-verify', () => {
  it('W3 finds nothing wrong with any log the portal can write, whatever was erased', () =>
    fc.assert(
      fc.asyncProperty(fc.array(made, { maxLength: 8 }), async (events) => {
        const { events: counted, findings, erased } = await verify(exportOf(events).bytes)
        expect({ counted, findings }).toEqual({ counted: events.length, findings: [] })
        expect(erased).toBe(
          events.filter(({ isErased, event }) => isErased && event.personal !== null).length,
        )
      }),
    ))

  it('W3 finds any single byte that is changed, in the lines, in what they say of people and in the head', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 1, maxLength: 4 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (events, place, flip) => {
          const { bytes, signed, rows } = exportOf(events)
          const span = signed.ends - signed.begins
          const at = place % (span + bytes.length - rows)
          const index = at < span ? signed.begins + at : rows + at - span
          bytes.writeUInt8(bytes.readUInt8(index) ^ flip, index)
          // A first line that cannot be read any more is found as well.
          const findings = await verify(bytes).then(
            (result) => result.findings,
            (error: unknown) => [error instanceof Unusable && error.reason].filter(Boolean),
          )
          expect(findings).not.toEqual([])
        },
      ),
      { numRuns: 200 },
    ))

  it('W3 finds any line that is left out, doubled or moved', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(made, { minLength: 2, maxLength: 6 }),
        fc.nat(),
        fc.constantFrom('leave out', 'double', 'move'),
        async (events, place, what) => {
          const [first = '', ...rows] = exportOf(events).bytes.toString().trimEnd().split('\n')
          const lines = rows.flatMap((row, i) => (row.startsWith('{"opening"') ? [] : [i]))
          const index = lines[place % lines.length] ?? 0
          const [taken = ''] = rows.slice(index, index + 1)
          if (what !== 'double') rows.splice(index, 1)
          if (what === 'double') rows.splice(index, 0, taken)
          if (what === 'move') rows.splice(index === rows.length ? 0 : rows.length, 0, taken)
          const { findings } = await verify(Buffer.from([first, ...rows, ''].join('\n')))
          expect(findings).not.toEqual([])
        },
      ),
    ))
})
