import { randomUUID } from 'node:crypto'
import type { EvidenceEvent } from '@portal/domain/evidence/chain'
import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { holdRow, untilWaiting } from '../../../test/database.ts'
import { clientIdOf } from '../../../test/demo.ts'
import { usePortal } from '../../../test/harness.ts'
import { sha256Hex } from '../crypto.ts'
import type { Tx } from '../database/db.ts'
import { createEvidence, headType } from './evidence.ts'
import { createSigner, openJws } from './signing.ts'

const signer = createSigner(Buffer.alloc(32, 'evidence'))
const record = createEvidence(signer)
const portal = usePortal()
const mine = clientIdOf('Lindenau')
const other = clientIdOf('Marktplatz')

const query = async (text: string, values: unknown[] = []) =>
  (await portal.superuser.query(text, values)).rows

/** A transaction of somebody of a client. */
const asClient = <T>(clientId: string, work: (tx: Tx) => Promise<T>) =>
  portal.connections.client.transaction(null, async (tx) => {
    await tx.execute(
      sql`select set_config('app.client_id', ${clientId}, true), set_config('app.side', 'client', true), set_config('app.role', 'member', true)`,
    )
    return work(tx)
  })

const event = (clientId: string, fields: Partial<EvidenceEvent> = {}): EvidenceEvent => ({
  clientId,
  at: '2100-11-23T12:00:00.000Z',
  type: 'instruction.submitted',
  subject: { kind: 'instruction', id: randomUUID(), number: 'W-2026-0001' },
  data: { textSha256: sha256Hex('x') },
  personal: { name: 'Lukas Huber', function: 'Praxisleitung' },
  ...fields,
})
const coded = (code: string) => expect.objectContaining({ code })
const linesOf = (clientId: string) =>
  query(
    `select sequence, line, encode(hash, 'hex') as hash, line::jsonb ->> 'prev' as prev
       from evidence_events where client_id = $1 order by sequence`,
    [clientId],
  )
const headOf = async (clientId: string) =>
  (
    await query(
      `select sequence, encode(hash, 'hex') as hash, signed from evidence_heads where client_id = $1`,
      [clientId],
    )
  )[0]

describe('the evidence log', () => {
  it('W3 numbers the lines of a client from 1 and ties each to the one before', async () => {
    const first = await asClient(mine, (tx) => record(tx, event(mine)))
    const second = await asClient(mine, (tx) => record(tx, event(mine, { personal: null })))
    const lines = await linesOf(mine)
    expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, i) => i + 1))
    expect(lines.slice(-2).map(({ hash }) => hash)).toEqual([first.hash, second.hash])
    for (const { line, hash } of lines) expect(sha256Hex(line)).toBe(hash)
    expect(lines[0].prev).toBe(sha256Hex(`avv-portal/evidence/1\n${mine}`))
    expect(lines.at(-1).prev).toBe(first.hash)
  })

  it('signs its head in the transaction of the event', async () => {
    const { sequence, hash } = await asClient(mine, (tx) => record(tx, event(mine)))
    const head = await headOf(mine)
    expect(head).toMatchObject({ sequence, hash })
    expect(JSON.parse(openJws(head.signed, headType, [signer.publicJwk]) ?? 'null')).toEqual({
      v: 1,
      root: signer.kid,
      client: mine,
      sequence,
      hash,
      at: '2100-11-23T12:00:00.000Z',
    })
  })

  it('says of people nothing in the chain itself', async () => {
    const { sequence } = await asClient(mine, (tx) => record(tx, event(mine)))
    const [{ line, content, salt }] = await query(
      `select line, content, salt from evidence_events natural join evidence_personal where client_id = $1 and sequence = $2`,
      [mine, sequence],
    )
    expect(line).not.toContain('Huber')
    expect(content).toBe('{"function":"Praxisleitung","name":"Lukas Huber"}')
    expect(JSON.parse(line).personal).toBe(sha256Hex(Buffer.concat([salt, Buffer.from(content)])))
  })

  it('is gone with a transaction that is rolled back, and leaves no gap', async () => {
    const before = await headOf(mine)
    const failed = asClient(mine, async (tx) => {
      await record(tx, event(mine))
      await record(tx, event(mine))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await headOf(mine)).toEqual(before)
    const { sequence } = await asClient(mine, (tx) => record(tx, event(mine)))
    expect(sequence).toBe(before.sequence + 1)
  })

  it('lines up whoever records for a client at the same time', async () => {
    const { sequence: last } = await headOf(mine)
    const release = await holdRow(
      portal,
      'select from evidence_heads where client_id = $1 for update',
      [mine],
    )
    const recording = Array.from({ length: 8 }, () =>
      asClient(mine, (tx) => record(tx, event(mine))),
    )
    await untilWaiting(portal, 8)
    await release()
    const sequences = (await Promise.all(recording)).map(({ sequence }) => sequence)
    expect(sequences.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 8 }, (_, i) => last + i + 1),
    )
    const lines = await linesOf(mine)
    for (const [i, { prev }] of lines.entries()) if (i > 0) expect(prev).toBe(lines[i - 1].hash)
  })

  it('begins once for a client who comes to it from two sides at the same time', async () => {
    const [{ id: fresh }] = await query(
      `insert into clients (id, name, address, contact, created_at) select gen_random_uuid(), 'Neu ' || gen_random_uuid(), address, coalesce(contact, dpo), now() from clients limit 1 returning id`,
    )
    const release = await holdRow(portal, 'lock table evidence_heads in exclusive mode', [])
    const recording = [1, 2].map(() => asClient(fresh, (tx) => record(tx, event(fresh))))
    await untilWaiting(portal, 2)
    await release()
    const sequences = (await Promise.all(recording)).map(({ sequence }) => sequence)
    expect(new Set(sequences)).toEqual(new Set([1, 2]))
  })

  it('of another client is not there, neither to read nor to write', async () => {
    const counted = await asClient(other, async (tx) => {
      const { rows } = await tx.execute<{ n: number }>(
        sql`select (select count(*) from evidence_events where client_id = ${mine})
                 + (select count(*) from evidence_personal where client_id = ${mine})
                 + (select count(*) from evidence_heads where client_id = ${mine}) as n`,
      )
      return Number(rows[0]?.n)
    })
    expect(counted).toBe(0)
    const written = asClient(other, (tx) => record(tx, event(mine)))
    await expect(written).rejects.toMatchObject({ cause: coded('42501') })
  })

  it('takes from whoever accepts an invitation that they became a member, and nothing else', async () => {
    const accepted = (type: EvidenceEvent['type']) =>
      portal.connections.auth.transaction(null, (tx) => record(tx, event(mine, { type })))
    await expect(accepted('instruction.submitted')).rejects.toMatchObject({
      cause: coded('42501'),
    })
    const { sequence } = await accepted('member.added')
    expect(await headOf(mine)).toMatchObject({ sequence })
  })
})

describe('a line that was made up', () => {
  const {
    hash: _hash,
    line: _line,
    ...columns
  } = {
    client_id: '',
    sequence: 0,
    at: '2100-11-23T12:00:00.000Z',
    type: 'instruction.submitted',
    subject_kind: 'instruction',
    subject_id: 'x',
    line: '',
    hash: '',
  }
  /** Inserts what the head would let follow, with one thing wrong. */
  const forge = (change: (line: Record<string, any>) => object, wrong: Partial<typeof columns>) =>
    asClient(mine, async (tx) => {
      const head = await headOf(mine)
      const line = {
        v: 1,
        client: mine,
        sequence: head.sequence + 1,
        at: columns.at,
        type: columns.type,
        subject: { kind: 'instruction', id: 'x', number: null },
        data: {},
        personal: null,
        prev: head.hash,
      }
      const text = JSON.stringify(change(line))
      const row = { ...columns, client_id: mine, sequence: head.sequence + 1, ...wrong }
      await tx.execute(
        sql`insert into evidence_events (client_id, sequence, at, type, subject_kind, subject_id, line, hash)
            values (${row.client_id}, ${row.sequence}, ${row.at}, ${row.type}, ${row.subject_kind}, ${row.subject_id}, ${text}, sha256(convert_to(${text}, 'UTF8')))`,
      )
      throw new Error('it was taken')
    })
  const refused = coded('23001')

  it('is taken when nothing is wrong with it, so that the cases below prove something', async () => {
    await expect(forge((line) => line, {})).rejects.toThrow('it was taken')
  })

  it.each<[string, (line: Record<string, any>) => object, Partial<typeof columns>]>([
    ['of another place', (line) => ({ ...line, sequence: 99 }), { sequence: 99 }],
    ['that says another place', (line) => ({ ...line, sequence: 99 }), {}],
    ['that leaves the one before out', (line) => ({ ...line, prev: '0'.repeat(64) }), {}],
    ['without the one before', ({ prev: _, ...line }) => line, {}],
    ['of another client', (line) => ({ ...line, client: other }), {}],
    [
      'from before the line before it',
      (line) => ({ ...line, at: '2099-01-01T00:00:00.000Z' }),
      { at: '2099-01-01T00:00:00.000Z' },
    ],
    ['of another time', (line) => line, { at: '2100-11-23T12:00:00.001Z' }],
    ['of another kind', (line) => line, { type: 'instruction.declined' }],
    ['about something else', (line) => line, { subject_id: 'y' }],
    ['with a field of its own', (line) => ({ ...line, more: 1 }), {}],
    ['of another version', (line) => ({ ...line, v: 2 }), {}],
    ['whose commitment is none', (line) => ({ ...line, personal: 'Lukas Huber' }), {}],
  ])('is refused: %s', async (_, change, wrong) => {
    await expect(forge(change, wrong)).rejects.toMatchObject({ cause: refused })
  })

  it('is refused when its hash is another text’s', async () => {
    const head = await headOf(mine)
    const forged = query(
      `insert into evidence_events select client_id, sequence + 1, at, type, subject_kind, subject_id, line, hash
         from evidence_events where client_id = $1 and sequence = $2`,
      [mine, head.sequence],
    )
    await expect(forged).rejects.toMatchObject({ code: '23001' })
  })

  it('is not kept without the signature of the head', async () => {
    const unsigned = createEvidence({ ...signer, sign: () => '' })
    await expect(asClient(mine, (tx) => unsigned(tx, event(mine)))).rejects.toMatchObject({
      cause: coded('22P02'),
    })
    const skipped = asClient(mine, async (tx) => {
      await record(tx, event(mine))
      await tx.execute(sql`update evidence_heads set signed = null where client_id = ${mine}`)
    })
    await expect(skipped).rejects.toMatchObject({ cause: refused })
  })
})

describe('B1 K1 the time of a line', () => {
  const at = (hours: number) =>
    new Date(Date.parse(event(mine).at) + hours * 3_600_000).toISOString()

  it('is when it was written, never before the line before it', async () => {
    await asClient(mine, (tx) => record(tx, { ...event(mine), at: at(2) }))
    await asClient(mine, (tx) => record(tx, { ...event(mine), at: at(1) }))
    const times = await query(
      'select at, line from evidence_events where client_id = $1 order by sequence desc limit 2',
      [mine],
    )
    expect(times.map((row) => [row.at.toISOString(), JSON.parse(row.line).at])).toEqual([
      [at(2), at(2)],
      [at(2), at(2)],
    ])
  })

  it.each([
    ['three days before', -72],
    ['an hour after', 1],
  ])('is the database’s: %s it no line is taken', async (_, hours) => {
    const now = new Date(Date.now() + hours * 3_600_000).toISOString()
    const client = randomUUID()
    await query(
      `insert into clients (id, name, address, contact, created_at) select $1, 'Praxis ' || gen_random_uuid(), address, coalesce(contact, dpo), now() from clients where id = $2`,
      [client, mine],
    )
    await query(`update evidence_clock set tolerance = '1 minute'`)
    try {
      await expect(
        asClient(client, (tx) => record(tx, { ...event(client), at: now })),
      ).rejects.toMatchObject({ cause: coded('23001') })
      await asClient(client, (tx) => record(tx, { ...event(client), at: new Date().toISOString() }))
    } finally {
      await query(`update evidence_clock set tolerance = '1000 years'`)
    }
  })
})

describe('what was recorded', () => {
  it.each([
    ['a line', `update evidence_events set line = line`],
    ['the last line', `delete from evidence_events`],
    ['all lines', `truncate evidence_events cascade`],
    ['who it was', `update evidence_personal set content = '{}'`],
    ['the head, back by one', `update evidence_heads set sequence = sequence - 1, signed = null`],
    ['the head, signed anew', `update evidence_heads set signed = signed`],
    ['the head as a whole', `delete from evidence_heads`],
    [
      'an opening that does not fit',
      `insert into evidence_personal select client_id, 1, decode(repeat('00', 32), 'hex'), '{}' from evidence_heads`,
    ],
  ])('stays, whoever tries: %s', async (_, statement) => {
    await expect(query(statement)).rejects.toMatchObject({ code: '23001' })
  })

  it('about a person is erased by the worker alone, and the chain stays whole', async () => {
    const { sequence, hash } = await asClient(mine, (tx) => record(tx, event(mine)))
    const erase = (tx: Tx) =>
      tx.execute(
        sql`delete from evidence_personal where client_id = ${mine} and sequence = ${sequence}`,
      )
    await expect(asClient(mine, erase)).rejects.toMatchObject({
      cause: coded('42501'),
    })
    await portal.connections.worker.transaction(null, async (tx) => {
      await tx.execute(sql`select set_config('app.client_id', ${mine}, true)`)
      expect((await erase(tx)).rowCount).toBe(1)
      const data = { sequences: [sequence] }
      await record(tx, {
        ...event(mine),
        type: 'evidence.personal_erased',
        data,
        personal: null,
      })
    })
    expect(
      await query(`select hash from evidence_events where client_id = $1 and sequence = $2`, [
        mine,
        sequence,
      ]),
    ).toEqual([{ hash: Buffer.from(hash, 'hex') }])
    expect(
      await query(`select from evidence_personal where client_id = $1 and sequence = $2`, [
        mine,
        sequence,
      ]),
    ).toEqual([])
  })
})
