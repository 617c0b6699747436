import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { clientIdOf } from '../../test/demo.ts'
import { usePortal } from '../../test/harness.ts'
import { type Person, usePerson } from '../../test/person.ts'
import { testSecrets } from '../../test/keys.ts'
import { sha256Hex } from '../platform/crypto.ts'
import { createEvidence, type EvidenceEvent, headType } from '../platform/evidence/evidence.ts'
import { createSigner, openJws } from '../platform/evidence/signing.ts'
import { asWorker } from '../platform/database/worker.ts'
import { keepLateRows } from './late-rows.ts'
import { erasePersonal } from './erasure.ts'

const signer = createSigner(testSecrets.signingKey)
const record = createEvidence(signer)
const portal = usePortal()
const viewer = usePerson(portal, 'jonas.weiss')
const other = usePerson(portal, 'petra.lindenau')
const auditor = usePerson(portal, 'martin.kreuz')
const clientId = clientIdOf('Sonnenhof')
const subjectId = randomUUID()
beforeAll(async () => {
  await write({ type: 'notice.opened', subject: { kind: 'notice', id: subjectId, number: 'M-1' } })
  await write({ personal: null })
  for (let i = 0; i < 5; i++) await write({ at: `2100-11-23T12:00:0${i}.000Z` })
})

const write = (fields: Partial<EvidenceEvent>) =>
  asWorker(portal.connections.worker, clientId, (tx) =>
    record(tx, {
      clientId,
      at: portal.clock.now(),
      type: 'instruction.executed',
      subject: { kind: 'instruction', id: randomUUID(), number: 'W-2026-0001' },
      data: { textSha256: sha256Hex('Zeile\n"zwei" – ü') },
      personal: { name: 'Eva Brandl\u2028', function: 'Leitung' },
      ...fields,
    }),
  )
const list = async (person: Person, query = '') =>
  (await person.send('GET', `/evidence${query}`)).body

describe('GET /evidence', () => {
  it('shows a client its own log, the newest first, with what ties it together', async () => {
    const { items } = await list(viewer, '?limit=100')
    expect(items.map(({ sequence }: { sequence: number }) => sequence)).toEqual(
      items.map((_: unknown, i: number) => items.length - i),
    )
    for (const [i, item] of items.slice(1).entries()) expect(items[i].prev).toBe(item.hash)
    expect(items[0]).toMatchObject({
      at: '2100-11-23T12:00:04.000Z',
      type: 'instruction.executed',
      subject: { kind: 'instruction', number: 'W-2026-0001' },
      data: { textSha256: sha256Hex('Zeile\n"zwei" – ü') },
      personal: { name: 'Eva Brandl\u2028', function: 'Leitung' },
      erased: false,
    })
  })

  it('pages through it without losing a line', async () => {
    const all = (await list(viewer, '?limit=100')).items
    const seen: object[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const page: { items: object[]; nextCursor: string | null } = await list(
        viewer,
        `?limit=3${cursor && `&cursor=${cursor}`}`,
      )
      seen.push(...page.items)
      cursor = page.nextCursor
    }
    expect(seen).toEqual(all)
  })

  it('filters by what happened and to what', async () => {
    const { items } = await list(viewer, '?type=notice.opened')
    expect(items.map(({ subject }: any) => subject.id)).toContain(subjectId)
    expect(new Set(items.map(({ type }: any) => type))).toEqual(new Set(['notice.opened']))
    expect((await list(viewer, `?subjectId=${subjectId}`)).items).toHaveLength(1)
    expect((await viewer.send('GET', '/evidence?type=something')).status).toBe(400)
  })

  it('tells an erased name from one that never was', async () => {
    const { sequence } = await write({})
    const never = await write({ personal: null })
    await asWorker(portal.connections.worker, clientId, (tx) =>
      erasePersonal({ tx, evidence: record, now: portal.clock.now() }, clientId, [sequence]),
    )
    const { items: newest } = await list(viewer, '?limit=3')
    expect(newest[0]).toMatchObject({
      type: 'evidence.personal_erased',
      data: { sequences: [sequence] },
    })
    const items = newest.slice(1)
    expect(items.map(({ personal, erased }: any) => ({ personal, erased }))).toEqual([
      { personal: null, erased: false },
      { personal: null, erased: true },
    ])
    expect(items[0].hash).toBe(never.hash)
  })

  it('I1 shows nobody another client’s log; the provider’s people say whose they want', async () => {
    for (const path of ['/evidence', '/evidence/head', '/evidence/export']) {
      expect((await other.send('GET', `${path}?clientId=${clientId}`)).status).toBe(404)
      expect((await other.send('GET', `${path}?clientId=${randomUUID()}`)).status).toBe(404)
      expect((await auditor.send('GET', `${path}?clientId=${clientId}`)).status).toBe(200)
      expect((await auditor.send('GET', path)).body).toMatchObject({
        code: 'invalid',
        issues: [{ path: '/clientId', code: 'required' }],
      })
    }
    const { items } = await list(other, '?limit=100')
    expect(items.filter(({ subject }: any) => subject.id === subjectId)).toEqual([])
  })
})

describe('GET /evidence/head', () => {
  it('gives the newest hash with the portal’s signature', async () => {
    const { body } = await viewer.send('GET', '/evidence/head')
    const [newest] = (await list(viewer, '?limit=1')).items
    expect(body).toMatchObject({ sequence: newest.sequence, hash: newest.hash, at: newest.at })
    expect(JSON.parse(openJws(body.jws, headType, [signer.publicJwk]) ?? 'null')).toEqual({
      v: 1,
      client: clientId,
      sequence: newest.sequence,
      hash: newest.hash,
      at: newest.at,
      root: signer.kid,
    })
  })

  it('of a log without a line is its beginning, unsigned', async () => {
    const { rows } = await portal.superuser.query(
      `insert into clients (id, name, address, contact, created_at) select gen_random_uuid(), 'Neu ' || gen_random_uuid(), address, coalesce(contact, dpo), now() from clients limit 1 returning id`,
    )
    const { id } = rows[0]
    const { body } = await auditor.send('GET', `/evidence/head?clientId=${id}`)
    expect(body).toEqual({
      sequence: 0,
      hash: sha256Hex(`avv-portal/evidence/1\n${id}`),
      at: null,
      jws: null,
      stamp: null,
    })
    const { raw } = await auditor.send('GET', `/evidence/export?clientId=${id}`)
    const [first = '', ...waiting] = raw.toString().trimEnd().split('\n')
    expect(JSON.parse(first)).toMatchObject({ v: 1, client: id, head: null })
    // The measures, which are everybody's, wait for the night.
    expect(waiting.map((row) => JSON.parse(row))).toEqual(
      waiting.map(() => ({ row: { of: 'tom_versions', key: expect.any(String), sequence: null } })),
    )
  })
})

describe('GET /evidence/export', () => {
  it('is one file with every line to the letter, beginning with the signed head and the keys', async () => {
    const { status, headers, raw } = await viewer.send('GET', '/evidence/export')
    const { body: head } = await viewer.send('GET', '/evidence/head')
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('application/x-ndjson')
    expect(headers['content-disposition']).toContain(
      `attachment; filename="Nachweisprotokoll-${clientId}-${head.sequence}.ndjson"`,
    )
    const [first = '', ...rest] = raw.toString().trimEnd().split('\n')
    expect(JSON.parse(first)).toEqual({
      v: 1,
      client: clientId,
      head: head.jws,
      jwks: { keys: [signer.publicJwk] },
    })
    const lines = rest.filter((line) => !/^\{"(?:opening|row)":/u.test(line))
    expect(lines).toHaveLength(head.sequence)
    expect(sha256Hex(lines.at(-1) ?? '')).toBe(head.hash)
    const openings = rest.flatMap((line) => JSON.parse(line).opening ?? [])
    for (const { sequence, salt, content } of openings)
      expect(JSON.parse(lines[sequence - 1] ?? '').personal).toBe(
        sha256Hex(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(content)])),
      )
    expect(openings.length).toBeGreaterThan(4)
  })

  it('B2 brings each row that a line names with what it says, and the provider’s notes to the provider alone', async () => {
    const staff = await portal.login('eva.brandl')
    const {
      body: { items },
    } = await staff.send('GET', `/instructions?clientId=${clientId}`)
    const note = { body: { text: 'Nur für uns.' } }
    const noted = await staff.send('POST', `/instructions/${items[0].id}/notes`, note)
    expect(noted.status).toBe(201)
    await keepLateRows(portal.connections.worker, record, portal.clock.now)
    const rowsFor = async (who: typeof viewer, path: string) =>
      (await who.send('GET', path)).raw
        .toString()
        .trimEnd()
        .split('\n')
        .flatMap((line: string) => JSON.parse(line).row ?? [])
    const own = await rowsFor(viewer, '/evidence/export')
    const theirs = await rowsFor(auditor, `/evidence/export?clientId=${clientId}`)
    const names = (rows: any[]) => rows.map(({ of, key }) => `${of}/${key}`).toSorted()
    expect(names(own)).toEqual(names(theirs))
    const notes = (rows: any[]) => rows.filter(({ of }) => of === 'instruction_notes')
    expect(notes(own)).toEqual(notes(theirs).map(({ of, key }) => ({ of, key, hidden: true })))
    expect(notes(theirs)[0].content).toContain('"text"')
    const receipts = own.filter(({ of }: any) => of === 'receipts')
    for (const { content } of receipts)
      expect(Object.keys(JSON.parse(content))).not.toContain('record')
    expect(new Set(own.map(({ of }: any) => of))).toContain('instructions')
  })
})
