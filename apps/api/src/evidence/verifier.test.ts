import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { canonicalJson } from '@portal/domain/canonical-json'
import { beginningOf, type EvidenceEvent, headOf, lineOf } from '@portal/domain/evidence/chain'
import { EvidenceType } from '@portal/domain/evidence/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Unusable } from '../../../../packages/verify/src/findings.ts'
import { keysOf } from '../../../../packages/verify/src/formats/jws.ts'
import { verifyLogFile } from '../../../../packages/verify/src/log-file.ts'
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
/** What the portal shows by a name; the log holds it, or let it go. */
type Shown = { name: string; content: string | null }
type Made = { event: EvidenceEvent; salt: Buffer; isErased: boolean; rows: Shown[] }
const made: fc.Arbitrary<Made> = fc.record({
  event: fc.record({
    clientId: fc.constant(clientId),
    at: fc.integer({ min: 0, max: 2e12 }).map((ms) => new Date(ms).toISOString()),
    // A stamp's line comes with its stamp: test/time-stamps.
    type: fc.constantFrom(...EvidenceType.exclude(['evidence.head_stamped']).options),
    subject: fc.record({ kind: text, id: text, number: fc.option(text) }),
    data: named,
    personal: fc.option(named),
  }),
  salt: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
  isErased: fc.boolean(),
  rows: fc.array(
    fc.record({
      name: fc.constantFrom('receipts/a', 'instructions/b', 'documents/c'),
      content: fc.option(text),
    }),
    { maxLength: 2 },
  ),
})
const earlier = (a: Made, b: Made) => Date.parse(a.event.at) - Date.parse(b.event.at)
/** Events one after the other; each is never before the one before it. */
const log = (most: number, least = 0) =>
  fc
    .array(made, { minLength: least, maxLength: most })
    .map((all) => namedOnce(all.toSorted(earlier)))

/** The night's line names what no line before it named. */
function namedOnce(events: Made[]): Made[] {
  const known = new Set<string>()
  return events.map((each) => {
    const isNight = each.event.type === 'evidence.rows_kept'
    const rows = each.rows.filter(({ name }) => !isNight || !known.has(name))
    for (const { name } of rows) known.add(name)
    return { ...each, rows }
  })
}

/** An export as the portal writes it, and where its head's signature stands in it. */
function exportOf(events: Made[]) {
  const rows: string[] = []
  const shown = new Map<string, string | null>()
  const erased = events.flatMap(({ event, isErased }, i) =>
    isErased && event.personal !== null ? [i + 1] : [],
  )
  let prev = sha256(beginningOf(clientId))
  let head: string | null = null
  const all = erased.length > 0 ? [...events, erasureOf(erased, events)] : events
  for (const [i, { event: happened, salt, isErased, rows: carried }] of all.entries()) {
    const sequence = i + 1
    const hashes: Record<string, string | null> = {}
    for (const { name, content } of carried) {
      const [of = '', key = ''] = name.split('/')
      hashes[name] = content === null ? null : sha256(salt, content)
      const row = { of, key, salt: salt.toString('hex'), sequence, content }
      shown.set(name, content === null ? null : canonicalJson({ row }))
    }
    const data = carried.length > 0 ? { ...happened.data, rows: hashes } : happened.data
    const event = { ...happened, data }
    const content = event.personal && canonicalJson(event.personal)
    const commitment = content === null ? null : sha256(salt, content)
    const line = lineOf(event, { sequence, prev, commitment })
    rows.push(line)
    if (content !== null && !isErased)
      rows.push(canonicalJson({ opening: { sequence, salt: salt.toString('hex'), content } }))
    prev = sha256(line)
    head = signer.sign(headOf(event, { sequence, hash: prev }), headType)
  }
  for (const row of shown.values()) if (row !== null) rows.push(row)
  const first = canonicalJson({ v: 1, client: clientId, head, jwks: { keys: [] } })
  const bytes = Buffer.from([first, ...rows].map((row) => `${row}\n`).join(''))
  const begins = first.indexOf('"head":"') + '"head":"'.length
  return { bytes, signed: { begins, ends: begins + (head?.length ?? 0) }, rows: first.length + 1 }
}

/** The line that says which personal parts were erased. */
const erasureOf = (sequences: number[], events: Made[]): Made => ({
  event: {
    clientId,
    at: events.at(-1)?.event.at ?? '',
    type: 'evidence.personal_erased',
    subject: { kind: 'log', id: clientId, number: null },
    data: { sequences },
    personal: null,
  },
  salt: Buffer.alloc(32),
  isErased: false,
  rows: [],
})

async function verify(bytes: Buffer) {
  const file = join(folder, 'export.ndjson')
  await writeFile(file, bytes)
  return verifyLogFile(file, { keys })
}

describe('avv-verify', () => {
  it('W3 finds nothing wrong with any log the portal can write, whatever was erased', () =>
    fc.assert(
      fc.asyncProperty(log(8), async (events) => {
        const { events: counted, findings, erased, rows } = await verify(exportOf(events).bytes)
        const gone = events.filter(
          ({ isErased, event }) => isErased && event.personal !== null,
        ).length
        expect({ counted, findings }).toEqual({
          counted: events.length + (gone > 0 ? 1 : 0),
          findings: [],
        })
        expect(erased).toBe(gone)
        const newest = new Map(
          events.flatMap((each) => each.rows.map((row) => [row.name, row.content])),
        )
        expect(rows.compared).toBe(
          [...newest.values()].filter((content) => content !== null).length,
        )
      }),
    ))

  it('W3 finds any single byte that is changed, in the lines, in what they say of people and in the head', () =>
    fc.assert(
      fc.asyncProperty(
        log(4, 1),
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

  it('B1 finds an event that is before the one before it, however it was written', () =>
    fc.assert(
      fc.asyncProperty(log(6, 2), async (events) => {
        fc.pre(events[0]?.event.at !== events.at(-1)?.event.at)
        const { findings } = await verify(exportOf(events.toReversed()).bytes)
        expect(findings.map(({ code }) => code)).toContain('time')
      }),
      { numRuns: 20 },
    ))

  it('B4 finds any missing personal part that no later event names', () =>
    fc.assert(
      fc.asyncProperty(log(6, 1), fc.nat(), async (events, place) => {
        const lines = exportOf(events).bytes.toString().trimEnd().split('\n')
        const openings = lines.flatMap((line, i) => (line.startsWith('{"opening"') ? [i] : []))
        fc.pre(openings.length > 0)
        lines.splice(openings[place % openings.length] ?? 0, 1)
        const { findings } = await verify(Buffer.from([...lines, ''].join('\n')))
        expect(findings.map(({ code }) => code)).toEqual(['erased'])
      }),
      { numRuns: 50 },
    ))

  it('B2 finds any row that is missing, doubled, older than the newest line says or hidden where nothing is', () =>
    fc.assert(
      fc.asyncProperty(
        log(6, 1),
        fc.nat(),
        fc.constantFrom('leave out', 'double', 'older', 'hide', 'wait'),
        async (events, place, what) => {
          const lines = exportOf(events).bytes.toString().trimEnd().split('\n')
          const rows = lines.flatMap((line, i) => (line.startsWith('{"row"') ? [i] : []))
          fc.pre(rows.length > 0)
          const at = rows[place % rows.length] ?? 0
          const { row } = JSON.parse(lines[at] ?? '')
          const { of, key } = row
          fc.pre(what !== 'hide' || of !== 'instructions')
          fc.pre(what !== 'wait' || of === 'instructions')
          if (what === 'leave out') lines.splice(at, 1)
          if (what === 'double') lines.push(lines[at] ?? '')
          if (what === 'older')
            lines[at] = canonicalJson({ row: { ...row, sequence: row.sequence - 1 } })
          if (what === 'hide') lines[at] = canonicalJson({ row: { of, key, hidden: true } })
          if (what === 'wait') lines[at] = canonicalJson({ row: { of, key, sequence: null } })
          const { findings } = await verify(Buffer.from([...lines, ''].join('\n')))
          expect(findings.map(({ code }) => code)).toEqual([
            what === 'leave out' ? 'row-missing' : 'row',
          ])
        },
      ),
    ))

  it('W3 finds any line that is left out, doubled or moved', () =>
    fc.assert(
      fc.asyncProperty(
        log(6, 2),
        fc.nat(),
        fc.constantFrom('leave out', 'double', 'move'),
        async (events, place, what) => {
          const [first = '', ...rows] = exportOf(events).bytes.toString().trimEnd().split('\n')
          const lines = rows.flatMap((row, i) => (/^\{"(?:opening|row)"/u.test(row) ? [] : [i]))
          const index = lines[place % lines.length] ?? 0
          const [taken = ''] = rows.slice(index, index + 1)
          if (what !== 'double') rows.splice(index, 1)
          if (what === 'double') rows.splice(index, 0, taken)
          const isLast = index === lines.at(-1)
          if (what === 'move') rows.splice(isLast ? 0 : rows.length, 0, taken)
          const { findings } = await verify(Buffer.from([first, ...rows, ''].join('\n')))
          expect(findings).not.toEqual([])
        },
      ),
    ))
})
